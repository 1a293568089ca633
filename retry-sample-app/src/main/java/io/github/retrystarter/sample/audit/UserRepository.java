// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.audit;

import org.springframework.data.jpa.repository.JpaRepository;

interface UserRepository extends JpaRepository<User, Long> {}
