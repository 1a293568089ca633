// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.web;

import io.github.retrystarter.sample.load.Result;
import io.github.retrystarter.sample.load.Results;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What came of the last runs, to look at and to take away. */
@RestController
final class ResultsController {

    private final Results results;

    ResultsController(Results results) {
        this.results = results;
    }

    @GetMapping("/results")
    List<Result> latest() {
        return results.latest();
    }

    @GetMapping(path = "/results.csv", produces = "text/csv")
    ResponseEntity<String> download() {
        ContentDisposition file =
                ContentDisposition.attachment().filename("results.csv").build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(ResultFile.csv(results.latest()));
    }
}
