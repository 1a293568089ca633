// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.client.RestClient;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class LivePageTests {

    private static Browser browser;

    @LocalServerPort
    private int port;

    private RestClient http;
    private LivePage page;

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @AfterAll
    static void quit() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() {
        http = RestClient.create("http://localhost:" + port);
        browser.look(1440, 900, "light");
        browser.complaints();
        page = LivePage.open(browser, "http://localhost:" + port);
    }

    @AfterEach
    void putBack() {
        browser.setOffline(false);
        http.delete().uri("/run").retrieve().toBodilessEntity();
        page.awaitThat(() -> !page.isShown("#running"));
        http.delete().uri("/actuator/retry").retrieve().toBodilessEntity();
    }

    @Test
    void pressingRunMovesTheChartsAndEndsInAResult() {
        page.awaitThat(() -> page.height("attempts", "--line-1") > 0);
        long flat = page.height("attempts", "--line-1");
        page.run("audit", 8, 9_876, "contended");
        page.awaitThat(() -> page.latest("attempts", "success") > 0);
        page.awaitThat(() -> page.latest("waiting", "contended") > 0);
        page.awaitThat(() -> page.height("attempts", "--line-1") > flat + 20);
        page.awaitThat(() -> page.height("backoff", "--line-1") > flat + 20);
        assertThat(page.text("#running")).contains("of 79,008 done");
        assertThat(page.latest("share", "in the end, with retry"))
                .isGreaterThan(page.latest("share", "at the first attempt"));
        page.find("#stop").sendKeys(Keys.ENTER);
        page.awaitText("#results tbody tr", "9,876");
        assertThat(page.text("#results tbody tr")).contains("Audit", "contended", "stopped");
        page.awaitThat(() -> !page.isShown("#running"));
        assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id"))
                .as("where the keyboard is")
                .isEqualTo("run");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theKillSwitchMakesFailuresAppear() {
        page.run("audit", 8, 10_000, "contended");
        page.awaitThat(() -> page.latest("share", "in the end, with retry") > 95);
        page.press("#kill-switch");
        page.awaitText("#retries-off", "every call is made once");
        assertThat(areRetriesEnabled()).isFalse();
        page.awaitThat(() -> page.number("#calls .outcomes [data-outcome=disabled] [data-value=rate]") > 0);
        page.awaitThat(() -> page.latest("share", "in the end, with retry") < 90);
        page.press("#kill-switch");
        page.awaitThat(() -> !page.isShown("#retries-off"));
        assertThat(areRetriesEnabled()).isTrue();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aSliderIsMovedByKeyboardAndChangesTheProfileUntilItIsPutBack() {
        page.find("[data-profile=conflict] [name=steps]").sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        page.awaitThat(() -> stepsOfConflict() == 7);
        page.awaitThat(() -> page.isShown("[data-profile=conflict] .badge"));
        page.find("[data-profile=conflict] [name=reset]").sendKeys(Keys.ENTER);
        page.awaitThat(() -> stepsOfConflict() == 5);
        page.awaitThat(() -> !page.isShown("[data-profile=conflict] .badge"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aRefusedValueGoesBackAndTheReasonIsShown() {
        String remote = "[data-profile=remote] ";
        page.find(remote + "[name=duration]").sendKeys(Keys.END);
        page.awaitText(remote + ".problem", "retry.profiles.remote.");
        page.awaitThat(() -> "10".equals(page.find(remote + "[name=duration]").getDomProperty("value")));
        assertThat(page.text(remote + ".problem")).contains("cap");
        assertThat(browser.complaints()).singleElement().asString().contains("/actuator/retry/remote", "400");
    }

    @Test
    void aCapThatIsNoNumberIsRefusedAndTheCapStays() {
        String remote = "[data-profile=remote] ";
        page.find(remote + "[name=cap]").sendKeys(Keys.chord(Keys.CONTROL, "a"), "-5", Keys.TAB);
        page.awaitText(remote + ".problem", "Cap must be a whole number of milliseconds, or empty for none.");
        assertThat(JsonPath.<String>read(get("/actuator/retry/remote"), "$.cap"))
                .isEqualTo("100ms");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aNumberThatIsTooLargeIsRefusedInWordsAndTheFieldIsFocused() {
        page.run("audit", 201, 10, "contended");
        page.awaitText("form[data-scenario=audit] .problem", "Writers must be a whole number from 1 to 200.");
        assertThat(browser.driver().switchTo().activeElement().getDomAttribute("name"))
                .isEqualTo("writers");
        assertThat(page.isShown("#running")).isFalse();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aLostApplicationIsToldAndFoundAgain() {
        browser.setOffline(true);
        page.awaitText("#problem", "This page has lost its application at localhost:" + port);
        assertThat(page.text("#status")).isEqualTo("No connection");
        browser.setOffline(false);
        page.awaitText("#status", "Connected");
        page.awaitThat(() -> !page.isShown("#problem"));
        assertThat(browser.complaints()).isNotEmpty().allMatch(told -> told.contains("ERR_INTERNET_DISCONNECTED"));
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, light", "360, 740, dark"})
    void everybodyCanUseItOnEveryScreen(int width, int height, String colorScheme) throws Exception {
        browser.look(width, height, colorScheme);
        page.run("quotes", 20, 100, "as annotated: remote");
        page.awaitThat(() -> page.latest("attempts", "failure") > 0);
        browser.screenshot(Path.of("target/screenshots/page-%d-%s.png".formatted(width, colorScheme)));
        assertThat(page.widthOfContent()).isLessThanOrEqualTo(width);
        assertThat(Accessibility.violations(browser.driver())).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    private boolean areRetriesEnabled() {
        return JsonPath.read(get("/actuator/retry"), "$.enabled");
    }

    private int stepsOfConflict() {
        return JsonPath.read(get("/actuator/retry/conflict"), "$.steps");
    }

    private String get(String path) {
        return String.valueOf(http.get().uri(path).retrieve().body(String.class));
    }
}
