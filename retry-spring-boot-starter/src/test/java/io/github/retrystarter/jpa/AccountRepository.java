// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.jpa;

import io.github.retrystarter.annotation.RetryOnConflict;
import org.springframework.data.jpa.repository.JpaRepository;

/** Annotated itself: Spring Data makes the bean, and nobody writes a class. */
interface AccountRepository extends JpaRepository<Account, Long> {

    @Override
    @RetryOnConflict(backoff = "two")
    <S extends Account> S saveAndFlush(S account);
}
