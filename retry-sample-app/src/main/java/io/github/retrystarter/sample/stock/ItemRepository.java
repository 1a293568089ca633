// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.stock;

import org.springframework.data.jpa.repository.JpaRepository;

interface ItemRepository extends JpaRepository<Item, String> {}
