// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.docs.jpa;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

interface ItemRepository extends JpaRepository<Item, Long> {

    @Modifying
    @Transactional
    @Query("update Item set stock = stock - :quantity where id = :id and stock >= :quantity")
    int take(long id, int quantity);
}
