// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.http;

import io.github.retrystarter.annotation.RetryOnConflict;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PutExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** No class of its own: Spring makes the bean. */
@RetryOnConflict
public interface ExchangeDocuments extends Documents {

    @Override
    @GetExchange("/document")
    ResponseEntity<Document> read();

    @Override
    @PutExchange(url = "/document", contentType = "application/json")
    void write(@RequestHeader Map<String, String> headers, @RequestBody Document document);

    static ExchangeDocuments at(String url) {
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(RestClient.create(url)))
                .build()
                .createClient(ExchangeDocuments.class);
    }
}
