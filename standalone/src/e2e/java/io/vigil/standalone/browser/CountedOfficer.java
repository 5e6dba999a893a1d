package io.vigil.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** A duty officer at the smallest screen, whose acts are counted. */
final class CountedOfficer {
  private static final int WIDTH = 1366;
  private static final int HEIGHT = 768;

  final Page page;
  private final SystemBrowser browser;
  private final String language;
  private int acts;

  /** Signs in, and waits until the board is loaded. */
  CountedOfficer(SystemBrowser browser, String address, String password, String language) {
    this.browser = browser;
    this.language = language;
    page = browser.operator();
    page.navigate(address + "/login");
    page.locator("input[name=username]").fill("duty");
    page.locator("input[name=password]").fill(password);
    page.locator("button.primary").click();
    page.waitForURL("**/board");
    page.locator(".connection.live").waitFor();
    if (language.equals("en")) {
      page.keyboard().press("l");
    }
    PlaywrightAssertions.assertThat(page.locator("html")).hasAttribute("lang", Pattern.compile(language + ".*"));
  }

  String says(String zh, String en) {
    return language.equals("zh") ? zh : en;
  }

  /** Nobody acknowledges what came under the cursor just now; the board would not take it. */
  void readsTheRow() {
    page.waitForFunction("came => performance.now() - came > 1000", page.evaluate("performance.now()"));
  }

  void press(String key) {
    acts++;
    page.keyboard().press(key);
  }

  void click(Locator locator) {
    acts++;
    locator.click();
  }

  Locator row(String point) {
    return page.locator("alert-row[data-point='" + point + "']");
  }

  void opens(String point) {
    click(row(point));
    page.locator("alert-detail h2").waitFor();
  }

  /** What stands beside the word in the detail. */
  Locator fact(String zh, String en) {
    return page.locator("alert-detail .glance div")
        .filter(
            new Locator.FilterOptions()
                .setHas(page.locator("dt", new Page.LocatorOptions().setHasText(says(zh, en)))));
  }

  /** It is on the screen as a whole, and nothing lies over it. */
  void sees(Locator locator) {
    BoundingBox box = Objects.requireNonNull(locator.boundingBox());
    assertThat(box.x).isGreaterThanOrEqualTo(0);
    assertThat(box.y).isGreaterThanOrEqualTo(0);
    assertThat(box.x + box.width).isLessThanOrEqualTo(WIDTH);
    assertThat(box.y + box.height).as("bottom of %s", locator).isLessThanOrEqualTo(HEIGHT);
    assertThat(
            locator.evaluate(
                "(seen, [x, y]) => { const top = document.elementFromPoint(x, y);"
                    + " return seen === top || seen.contains(top) || top.contains(seen); }",
                List.of(box.x + box.width / 2, box.y + box.height / 2)))
        .as("nothing lies over %s", locator)
        .isEqualTo(true);
  }

  /** Says that it took no more acts, and takes a picture of the answer. */
  void needed(int most, String task) {
    assertThat(acts).isLessThanOrEqualTo(most);
    picture(task);
    assertThat(browser.complaints()).isEmpty();
  }

  /** Takes a picture of the screen. */
  void picture(String task) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", "task-" + task + "-" + language + ".png")));
  }
}
