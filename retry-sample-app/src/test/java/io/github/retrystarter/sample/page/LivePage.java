// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.page;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.openqa.selenium.By;
import org.openqa.selenium.NotFoundException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;

/** What a visitor presses and reads. */
final class LivePage {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChromeDriver driver;

    private LivePage(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Opened afresh, and connected. */
    static LivePage open(Browser browser, String url) {
        LivePage page = new LivePage(browser.driver());
        page.driver.get(url);
        page.awaitText("#status", "Connected");
        return page;
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    String text(String css) {
        return find(css).getText();
    }

    boolean isShown(String css) {
        return find(css).isDisplayed();
    }

    /** A number as it is written for people. */
    double number(String css) {
        String text = Objects.requireNonNullElse(find(css).getDomProperty("textContent"), "");
        String digits = text.replaceAll("[^0-9.]", "");
        return digits.isEmpty() ? 0 : Double.parseDouble(digits);
    }

    /** The current number of a chart's line, as its legend has it. */
    double latest(String chart, String series) {
        return number("[data-chart=%s] [data-series='%s']".formatted(chart, series));
    }

    /** How high above the bottom of its canvas, in pixels, a chart's line of this colour comes; 0 if there is none. */
    long height(String chart, String colourProperty) {
        Object height = driver.executeScript("""
                const {width, height} = arguments[0];
                const copy = document.createElement('canvas');
                Object.assign(copy, {width, height});
                const probe = copy.getContext('2d', {willReadFrequently: true});
                probe.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(arguments[1]);
                probe.fillRect(0, 0, 1, 1);
                const colour = [...probe.getImageData(0, 0, 1, 1).data].join();
                probe.clearRect(0, 0, 1, 1);
                probe.drawImage(arguments[0], 0, 0);
                const {data} = probe.getImageData(0, 0, width, height);
                for (let at = 0; at < data.length; at += 4) {
                    if (data.slice(at, at + 4).join() === colour) {
                        return height - Math.floor(at / 4 / width);
                    }
                }
                return 0;
                """, find("[data-chart=%s] canvas".formatted(chart)), colourProperty);
        return ((Number) Objects.requireNonNull(height)).longValue();
    }

    /** In CSS pixels; more than the screen has, and it scrolls sideways. */
    long widthOfContent() {
        Object width = driver.executeScript("return document.documentElement.scrollWidth");
        return ((Number) Objects.requireNonNull(width)).longValue();
    }

    void run(String scenario, int writers, int updates, String profile) {
        String form = "form[data-scenario=%s] ".formatted(scenario);
        fill(form + "[name=writers]", String.valueOf(writers));
        fill(form + "[name=updates]", String.valueOf(updates));
        new Select(find(form + "[name=profile]")).selectByVisibleText(profile);
        press(form + "button");
    }

    void fill(String css, String value) {
        WebElement field = find(css);
        field.clear();
        field.sendKeys(value);
    }

    void press(String css) {
        find(css).click();
    }

    void awaitText(String css, String part) {
        awaitThat(() -> text(css).contains(part));
    }

    void awaitThat(Callable<Boolean> condition) {
        await().atMost(PATIENCE)
                // what is looked at may be redrawn just then, or not there yet
                .ignoreExceptionsMatching(failure ->
                        failure instanceof NotFoundException || failure instanceof StaleElementReferenceException)
                .until(condition);
    }
}
