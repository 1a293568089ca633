// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.http;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** What the server says with an error. */
enum ErrorBody {
    EMPTY {
        @Override
        ResponseEntity<?> answer(HttpStatus status) {
            return ResponseEntity.status(status).build();
        }
    },
    PROBLEM_JSON {
        @Override
        ResponseEntity<?> answer(HttpStatus status) {
            return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, "Read it again."))
                    .build();
        }
    };

    abstract ResponseEntity<?> answer(HttpStatus status);
}
