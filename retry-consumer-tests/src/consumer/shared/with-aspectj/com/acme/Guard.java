// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.concurrent.atomic.AtomicInteger;
import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;
import org.springframework.stereotype.Component;

/** An aspect of the application's own, which only AspectJ understands. */
@Aspect
@Component
class Guard {

    private final AtomicInteger seen = new AtomicInteger();

    @Before("execution(* com.acme.Parcels.send())")
    void look() {
        seen.incrementAndGet();
    }

    int seen() {
        return seen.get();
    }
}
