package io.vigil.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import io.vigil.alerting.Alerting;
import io.vigil.alerting.AlertingOptions;
import io.vigil.standalone.VigilApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The form on the page of rules that rehearses one. */
class RehearsalPageIT {
  /** Nobody listens there: none of it needs a log. */
  private static final String NO_LOG = "127.0.0.1:1";

  private static final Instant BEGIN = Instant.parse("2026-11-24T08:00:00Z");
  private static final String PLANT =
      """
      {"enterprise":"rehearsal-a","name":"预演厂","nameEn":"Rehearsal plant","division":"140428",
       "packs":["chem"],"gateways":[{"name":"gw1","door":"MQTT","mode":"LIVE"}],
       "points":[{"code":"TK1.LEL","name":"一号罐可燃气体","nameEn":"Tank 1 gas","unit":"U1",
         "kind":"gas.combustible","gateway":"gw1","measureUnit":"%LEL","rangeLow":0,"rangeHigh":100,
         "reporting":"periodic","sampleMillis":1000,"rules":["CH-G1","CH-G2"]}]}
      """;

  @TempDir Path data;
  private Alerting alerting;
  private SystemBrowser browser;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    alerting = Alerting.start(AlertingOptions.defaults(data, NO_LOG).asDemo());
    VigilApi.login(address(), "admin", password()).importPlant("rehearsal-a", PLANT);
    browser = SystemBrowser.start();
  }

  @AfterEach
  void stop() {
    browser.close();
    alerting.close();
  }

  @Test
  @DisplayName("an administrator rehearses a rule with readings of a file and another number")
  void rehearses() throws IOException {
    Page page = signedIn();
    page.locator("select[name=pack]").selectOption("chem");
    page.locator("button[data-rehearse=CH-G2]").click();
    Locator form = page.locator("rule-rehearsal form");
    form.locator("input[name=file]").setInputFiles(file());
    form.locator("textarea[name=labels]").fill("2026-11-24T16:00:05+08:00 2026-11-24T16:00:15+08:00");
    form.locator("button.primary").click();
    Locator said = page.locator("rule-rehearsal [role=status]");
    PlaywrightAssertions.assertThat(said).containsText("会触发 2 次");
    PlaywrightAssertions.assertThat(said).containsText("误报占 50 %");
    PlaywrightAssertions.assertThat(page.locator("table.rehearsal tbody tr")).hasCount(2);
    shot(page, "rehearsal");

    form.locator("input[name=changes]").fill("limit=65");
    form.locator("button.primary").click();
    PlaywrightAssertions.assertThat(said).containsText("现行数值 2 次");
    page.locator("button:text-is('English')").click();
    PlaywrightAssertions.assertThat(said).containsText("would have fired 0 times");
    form.locator("input[name=changes]").fill("speed=65");
    form.locator("button.primary").click();
    PlaywrightAssertions.assertThat(said).containsText("only these numbers of the rule");
    shot(page, "rehearsal-en");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  @DisplayName("A3 A4 the page works out a level and a limit, and shows how")
  void works() throws IOException {
    Page page = signedIn();
    page.locator("rule-advice summary").click();
    Locator level = page.locator("form[data-advice=level]");
    level.locator("select").selectOption("SEVERE");
    level.locator("input").fill("2");
    level.locator("button").click();
    Locator said = page.locator("rule-advice [role=status]");
    PlaywrightAssertions.assertThat(said).containsText("联锁");
    Locator limit = page.locator("form[data-advice=limit]");
    limit.locator("input[name=hazard]").fill("50");
    limit.locator("input[name=rate]").fill("2");
    limit.locator("input[name=response]").fill("3");
    limit.locator("input[name=action]").fill("5");
    limit.locator("button").click();
    PlaywrightAssertions.assertThat(said.nth(1)).containsText("= 26.00");
    shot(page, "advice");
    assertThat(browser.complaints()).isEmpty();
  }

  /** The page of rules, before an administrator. */
  private Page signedIn() throws IOException {
    Page page = browser.operator();
    page.navigate(address() + "/login");
    page.locator("input[name=username]").fill("admin");
    page.locator("input[name=password]").fill(password());
    page.locator("button.primary").click();
    page.waitForURL(url -> !url.contains("login"));
    page.navigate(address() + "/rules");
    return page;
  }

  /** Gas at 60 %LEL for ten seconds, twice. */
  private static FilePayload file() {
    StringBuilder csv = new StringBuilder("timestamp,value\n");
    for (int second = 0; second < 200; second++) {
      int gas = second % 100 >= 5 && second % 100 < 15 ? 60 : 10;
      csv.append(BEGIN.plusSeconds(second)).append(',').append(gas).append('\n');
    }
    return new FilePayload(
        "gas.csv", "text/csv", csv.toString().getBytes(StandardCharsets.UTF_8));
  }

  private String address() {
    return "http://127.0.0.1:" + alerting.port();
  }

  private String password() throws IOException {
    return Files.readString(data.resolve("passwords").resolve("admin")).strip();
  }

  private static void shot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", name + ".png"))
            .setFullPage(true));
  }
}
