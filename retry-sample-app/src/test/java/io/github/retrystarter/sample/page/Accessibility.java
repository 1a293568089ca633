// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.page;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;

/** What axe-core finds wrong with the page: labels, contrast, roles, order, by the rules of WCAG and common practice. */
final class Accessibility {

    private static final String LOOK = """
        const tell = arguments[arguments.length - 1];
        axe.run().then(({violations}) => tell(JSON.stringify(violations)), (failure) => tell(String(failure)));
        """;

    private Accessibility() {}

    static List<String> violations(ChromeDriver driver) throws IOException {
        // by the driver, as the page's own policy lets no foreign script in
        driver.executeScript(script());
        String violations = (String) Objects.requireNonNull(driver.executeAsyncScript(LOOK));
        return JsonPath.<List<Object>>read(violations, "$[*]['id', 'help', 'nodes']").stream()
                .map(String::valueOf)
                .toList();
    }

    private static String script() throws IOException {
        try (InputStream script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
