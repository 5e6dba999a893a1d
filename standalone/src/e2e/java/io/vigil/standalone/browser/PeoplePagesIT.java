package io.vigil.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.vigil.alerting.Alerting;
import io.vigil.alerting.AlertingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages on which people are made, what they did is read, and everybody keeps an account. */
class PeoplePagesIT {
  /** Nobody listens there: none of it needs a log. */
  private static final String NO_LOG = "127.0.0.1:1";

  @TempDir Path data;
  private Alerting alerting;
  private SystemBrowser browser;

  @BeforeEach
  void start() throws IOException {
    alerting = Alerting.start(AlertingOptions.defaults(data, NO_LOG).asDemo());
    browser = SystemBrowser.start();
  }

  @AfterEach
  void stop() {
    browser.close();
    alerting.close();
  }

  @Test
  @DisplayName("P22 somebody is made, signs in with what was shown once, is changed and removed")
  void securityAdministratorMakesAndRemovesPeople() throws IOException {
    Page security = signedIn("security", password("security"));
    security.waitForURL("**/people");
    security.onDialog(Dialog::accept);
    security.locator("select[name=role]").selectOption("PLANT");
    security.locator("select[name=tier]").selectOption("plant-shift");
    security.locator("input[name=area]").fill("coal-a");
    security.locator("input[name=username]").fill("zhao");
    security.locator("form button.primary").click();
    String shown = security.locator("p.notice code").textContent();
    Locator zhao = security.locator("tr[data-person=zhao]");
    see(zhao).containsText("企业值班员");
    see(zhao).containsText("企业当班 coal-a");
    shot(security, "people");

    Page operator = signedIn("zhao", shown);
    operator.waitForURL("**/board");
    see(operator.locator("top-strip")).containsText("zhao");

    zhao.locator("button", new Locator.LocatorOptions().setHasText("改角色")).click();
    security.locator("select[name=role]").selectOption("DUTY");
    security.locator("select[name=tier]").selectOption("county");
    security.locator("input[name=area]").fill("1404");
    security.locator("form button.primary").click();
    see(security.locator("p.notice[role=alert]")).containsText("值班员的岗位应为");
    security.locator("input[name=area]").fill("140428");
    security.locator("form button.primary").click();
    see(zhao).containsText("县级值班室 140428");

    zhao.locator("button", new Locator.LocatorOptions().setHasText("删除")).click();
    see(zhao).hasCount(0);
    // The browser itself remarks on answers 4xx that were asked for.
    assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("status of 422"));
  }

  @Test
  @DisplayName("P20 the auditor reads who did what, and sees that the record is sound")
  void auditorReadsAndVerifies() throws IOException {
    Page security = signedIn("security", password("security"));
    security.waitForURL("**/people");
    security.locator("input[name=username]").fill("qian");
    security.locator("input[name=area]").fill("140428");
    security.locator("form button.primary").click();
    see(security.locator("tr[data-person=qian]")).hasCount(1);

    Page auditor = signedIn("audit", password("audit"));
    auditor.waitForURL("**/audit");
    auditor.locator("input[name=subject]").fill("p-qian");
    auditor.locator("form button").click();
    Locator entry = auditor.locator("tr[data-n]");
    see(entry).hasCount(1);
    see(entry).containsText("新建人员");
    see(entry).containsText("security");
    auditor.locator("button.primary").click();
    see(auditor.locator("div.notice")).containsText("记录完整");
    shot(auditor, "audit");
    auditor.locator("header button.quiet").last().click();
    see(auditor.locator("h1")).hasText("Record of acts");
    // The browser itself remarks on answers 4xx that were asked for.
    assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("status of 422"));
  }

  @Test
  @DisplayName("everybody changes the own password, is told what it must be like, and makes tokens")
  void accountIsKeptOnItsPage() throws IOException {
    String first = password("duty");
    Page duty = signedIn("duty", first);
    duty.waitForURL("**/board");
    duty.locator("top-strip .user a").click();
    duty.locator("input[name=before]").fill(first);
    duty.locator("input[name=password]").first().fill("123456");
    duty.locator("form button.primary").first().click();
    see(duty.locator("p.notice[role=alert]")).containsText("口令应为 12 到 128 个字符");
    duty.locator("input[name=before]").fill(first);
    duty.locator("input[name=password]").first().fill("Correct-horse-4");
    duty.locator("form button.primary").first().click();
    see(duty.locator("p.notice[role=status]")).containsText("口令已更改");
    Locator tokens = duty.locator("program-tokens");
    tokens.locator("input[name=name]").fill("grafana");
    tokens.locator("input[value=LOOK]").check();
    tokens.locator("input[name=password]").fill("Correct-horse-4");
    tokens.locator("button.primary").click();
    see(tokens.locator("p.notice code").first()).containsText("vigil_");
    Page wall = browser.operator();
    wall.navigate(tokens.locator("code[data-screen]").innerText());
    see(wall.locator("wall-board .time")).containsText(":");
    wall.context().close();
    see(tokens.locator("tr[data-program=grafana]")).containsText("查看");
    shot(duty, "account");
    tokens.locator("tr[data-program=grafana] button").click();
    see(tokens.locator("tr[data-program=grafana]")).hasCount(0);
    duty.locator("p.notice[role=status] a").click();
    duty.waitForURL("**/board");
    Page elsewhere = signedIn("duty", "Correct-horse-4");
    elsewhere.waitForURL("**/board");
    // The browser itself remarks on answers 4xx that were asked for.
    assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("status of 422"));
  }

  private Page signedIn(String user, String password) {
    Page page = browser.operator();
    page.navigate("http://127.0.0.1:" + alerting.port() + "/login");
    page.locator("input[name=username]").fill(user);
    page.locator("input[name=password]").fill(password);
    page.locator("button.primary").click();
    return page;
  }

  private String password(String user) throws IOException {
    return Files.readString(data.resolve("passwords").resolve(user)).strip();
  }

  private static void shot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", name + ".png"))
            .setFullPage(true));
  }

  private static LocatorAssertions see(Locator locator) {
    return PlaywrightAssertions.assertThat(locator);
  }
}
