// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrystarter.sample.security.SecuredSample;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page under profile {@code secured}, by whoever looks at it. */
@SecuredSample
class SecuredPageTests {

    private static final String PROFILE = "[data-profile=conflict] ";

    private static Browser browser;

    @LocalServerPort
    private int port;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        browser.look(1440, 900, "light");
    }

    @AfterAll
    static void quit() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void forget() {
        browser.driver().manage().deleteAllCookies();
        browser.complaints();
    }

    @Test
    void aViewerIsToldThatItTakesAnOperator() {
        browser.logIn("viewer", SecuredSample.VIEWER_PASSWORD);
        LivePage page = LivePage.open(browser, "http://localhost:" + port);
        page.find(PROFILE + "[name=steps]").sendKeys(Keys.ARROW_RIGHT);
        page.awaitText(PROFILE + ".problem", "Only an operator may change things.");
        page.run("stock", 1, 1, "without retry");
        page.awaitText("form[data-scenario=stock] .problem", "Only an operator may change things.");
    }

    @Test
    void anOperatorSteersAndRunsWithTheTokenThatThePageSends() {
        browser.logIn("operator", SecuredSample.OPERATOR_PASSWORD);
        LivePage page = LivePage.open(browser, "http://localhost:" + port);
        page.find(PROFILE + "[name=steps]").sendKeys(Keys.ARROW_RIGHT);
        page.awaitThat(() -> page.isShown(PROFILE + ".badge"));
        page.find(PROFILE + "[name=reset]").sendKeys(Keys.ENTER);
        page.awaitThat(() -> !page.isShown(PROFILE + ".badge"));
        page.run("stock", 1, 3, "without retry");
        page.awaitText("#results tbody tr", "Stock");
        assertThat(browser.complaints()).isEmpty();
    }
}
