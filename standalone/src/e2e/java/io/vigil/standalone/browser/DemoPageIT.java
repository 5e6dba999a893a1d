package io.vigil.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.vigil.alerting.Alerting;
import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.demo.DemoStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on which the scenarios of a demo are begun. */
class DemoPageIT {
  /** Nothing of this page goes through the log: it may be away. */
  private static final String NO_LOG = "127.0.0.1:1";

  @TempDir Path folder;

  /** A plant that refuses one scenario and lets the other begin. */
  private static final class TwoScenarios implements DemoStage {
    private final AtomicReference<@Nullable String> running = new AtomicReference<>();

    @Override
    public List<StagedPlant> plants() {
      return List.of(
          new StagedPlant(
              "farm-a",
              "示范罐区",
              "Demo tank farm",
              running.get(),
              List.of(
                  new StagedScenario("night", "夜间装车", "loading at night", 600),
                  new StagedScenario("leak", "泵密封泄漏", "a pump seal leaks", 260))));
    }

    @Override
    public Answer begin(String enterprise, String scenario) {
      if (scenario.equals("night")) {
        return Answer.NOT_NOW;
      }
      running.set(scenario);
      return Answer.BEGINS;
    }
  }

  @Test
  @DisplayName("a scenario is begun by a button, one that may not begin says why, in two languages")
  void aScenarioIsBegunOnThePage() throws IOException {
    try (SystemBrowser browser = SystemBrowser.start();
        Alerting alerting =
            Alerting.start(
                AlertingOptions.defaults(folder, NO_LOG).asDemo(), new TwoScenarios())) {
      Page page = signedIn(browser, "http://127.0.0.1:" + alerting.port());
      Locator night = page.locator("[data-plant=farm-a] button[data-scenario=night]");
      Locator leak = page.locator("[data-plant=farm-a] button[data-scenario=leak]");
      see(page.locator("h2")).hasText("示范罐区");
      see(page.locator("tr").nth(1)).containsText("泵密封泄漏");
      see(page.locator("tr").nth(1)).containsText("260 秒");

      night.click();
      see(page.locator("[role=alert]")).containsText("现在不能开始");

      leak.click();
      see(leak).hasText("进行中");
      see(leak).isDisabled();
      see(night).isDisabled();
      see(page.locator("[role=alert]")).hasCount(0);

      page.locator("button.quiet").click();
      see(leak).hasText("Running");
      see(page.locator("h2")).hasText("Demo tank farm");
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "demo.png")));
      assertTourIsTaken(page, alerting.port());
      // The browser itself remarks on the answer 409 that was asked for.
      assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("status of 409"));
    }
  }

  /** Eight steps over the real board; the scenario that runs already is told as such. */
  private void assertTourIsTaken(Page page, int port) throws IOException {
    page.navigate("http://127.0.0.1:" + port + "/board");
    see(page.locator("board-summary .demo")).containsText("simulated");
    page.locator("[data-tour=take]").click();
    Locator tour = page.locator(".tour");
    see(tour).containsText("Step 1 of 8");
    see(page.locator("top-strip")).hasClass(Pattern.compile("toured"));
    Locator next = tour.locator("[data-tour=next]");
    next.click();
    next.click();
    see(tour).containsText("A scenario runs in each plant already");
    assertThat(PageFaults.atEverySize(page, "tour")).isEmpty();
    for (int step = 4; step <= 8; step++) {
      next.click();
      see(tour).containsText("Step " + step + " of 8");
    }
    see(next).hasCount(0);
    tour.locator("[data-tour=end]").click();
    see(tour).hasCount(0);
    see(page.locator(".toured")).hasCount(0);
  }

  private Page signedIn(SystemBrowser browser, String address) throws IOException {
    Page page = browser.operator();
    page.navigate(address + "/demo");
    page.waitForURL("**/login");
    page.locator("input[name=username]").fill("duty");
    page.locator("input[name=password]")
        .fill(Files.readString(folder.resolve("passwords/duty")).strip());
    page.locator("button.primary").click();
    page.waitForURL("**/board");
    page.navigate(address + "/demo");
    return page;
  }

  private static LocatorAssertions see(Locator locator) {
    return PlaywrightAssertions.assertThat(locator);
  }
}
