// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.view;

import jakarta.persistence.EntityManager;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Has read the pages before anything is counted, as a filter or an interceptor may have, and reads again for its answer. */
@RestController
class PageController {

    private final Visits visits;
    private final EntityManager entities;

    PageController(Visits visits, EntityManager entities) {
        this.visits = visits;
        this.entities = entities;
    }

    @PostMapping("/visits/{told}")
    int count(@PathVariable String told) {
        read();
        switch (told) {
            case "version" -> visits.count();
            case "application" -> visits.countWithACheckOfItsOwn();
            case "database" -> visits.countWhatOthersRead();
            default -> throw new IllegalArgumentException(told);
        }
        return read();
    }

    /** All visits of both pages. */
    private int read() {
        return entities.find(Page.class, 1L).visits()
                + entities.find(Page.class, 2L).visits();
    }
}
