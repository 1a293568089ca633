// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.jpa;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface ProcessedMessages extends JpaRepository<ProcessedMessage, UUID> {}
