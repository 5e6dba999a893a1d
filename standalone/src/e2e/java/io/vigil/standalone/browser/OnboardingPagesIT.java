package io.vigil.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import io.vigil.standalone.Standalone;
import io.vigil.standalone.StandaloneOptions;
import io.vigil.standalone.VigilApi;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plant is onboarded by its engineer and a second person on their pages, with a real client. */
class OnboardingPagesIT {
  private static final Path PUB = Path.of("/usr/bin/mosquitto_pub");
  private static final double PATIENCE_MILLIS = 90_000;
  private static final String HEADING =
      "point_code*,name*,unit_code*,kind*,measure_unit*,range_low*,range_high*,H,sample_s*,"
          + "reporting*,protocol*,source*,harm,consequence,consequence_en,action,action_en,"
          + "respond_minutes\n";
  private static final String POINT =
      "TK1.LEL,一号罐可燃气体,U1,gas.combustible,%LEL,0,100,20,60,periodic,mqtt,,"
          + "MAJOR,可燃气积聚,gas gathers,通风,ventilate,5\n";

  private static final int POINTS = 200;

  /** What people get wrong in a row, each of another kind: how it should be, and how it is. */
  private static final String[][] MISTAKES = {
    {"%LEL", "%PEL"},
    {"TK11.LEL", "TK1.LEL"},
    {",0,100,", ",100,0,"},
    {",20,60,", ",120,60,"},
    {",0,100,", ",none,100,"},
    {"一号罐可燃气体", ""},
    {",60,", ",often,"},
    {"periodic", "sometimes"},
    {"mqtt", "smoke"},
    {"U1", ""},
  };

  @TempDir Path data;
  private Standalone vigil;
  private SystemBrowser browser;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    browser = SystemBrowser.start();
    vigil =
        Standalone.start(
            StandaloneOptions.demo(data).withFreePorts().withTrial(Duration.ofSeconds(5)));
  }

  @AfterEach
  void stop() {
    if (vigil != null) {
      vigil.close();
    }
    browser.close();
  }

  @Test
  @DisplayName(
      "scenario 13: an altered code is named and mended, 200 points with ten mistakes imported,"
          + " connected as printed, first reading, trial, second person, live, and a real alert")
  void wholeWay() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(PUB), PUB + " is missing: install Debian's mosquitto-clients");
    Page engineer =
        signedIn("engineer", make("engineer", "ENGINEER", "plant-shift:new-a"), "onboarding");
    Locator begin = engineer.locator("form[data-begin]");
    begin.locator("input[name=division]").fill("140428");
    begin.locator("button.primary").click();
    Locator draft = engineer.locator("form[data-draft]");
    draft.locator("input[name=name]").fill("新建罐区");
    draft.locator("input[name=nameEn]").fill("New tanks");
    draft.locator("input[name=packs]").fill("chem");
    draft.locator("input[name=creditCode]").fill("91350100M000100Y4A");
    draft.locator("button").click();
    see(engineer.locator("section[data-onboarding]")).containsText("应为 “3”");
    draft.locator("input[name=creditCode]").fill("91350100M000100Y43");
    draft.locator("input[name=licence]").fill("WH-2026-0001");
    draft.locator("button").click();
    see(engineer.locator("section[data-onboarding]")).containsNoText("应为 “3”");

    upload(engineer, sheet(true));
    see(engineer.locator("section[data-preview]")).containsText("第 2 行 measure_unit");
    for (int i = 0; i < MISTAKES.length; i++) {
      see(engineer.locator("section[data-preview]")).containsText("第 %d 行".formatted(2 + 10 * i));
    }
    assertThat(engineer.locator("section[data-preview] button[data-apply]").count()).isZero();
    shot(engineer, "onboarding-mistake");
    upload(engineer, sheet(false));
    see(engineer.locator("section[data-preview]")).containsText("新增 " + POINTS);
    engineer.locator("button[data-apply]").click();
    see(engineer.locator("details[data-limits]")).containsText("限值与依据");
    shot(engineer, "onboarding-draft");
    act(engineer, "submit");
    act(engineer, "issue");

    URI broker = URI.create(vigil.endpoints().mqtt());
    engineer.locator("input[name=host]").fill(broker.getHost());
    engineer.locator("input[name=port]").fill(Integer.toString(broker.getPort()));
    String command = engineer.locator("pre[data-command=gw1]").textContent();
    assertThat(command).contains("-p " + broker.getPort());
    shot(engineer, "onboarding-credentials");
    // Until the new gateway is known everywhere it is refused; a person would try again, too.
    boolean heard = false;
    for (int i = 0; i < 20 && !heard; i++) {
      run(command);
      heard = appears(engineer, "details[data-fine] summary:has-text('（1）')");
    }
    assertThat(heard).as("first reading seen by the printed command").isTrue();
    engineer.locator("details[data-fine] summary").click();
    see(engineer.locator("tr[data-seen='TK1.LEL']")).containsText("GOOD");
    assertThat(engineer.locator("button[data-next=trial]").count())
        .as("no trial while 199 points are silent")
        .isZero();
    run(ofAllPoints(command));
    act(engineer, "trial");
    run(ofAllPoints(command));

    Page approver =
        signedIn("approver", make("approver", "APPROVER", "county:140428"), "approvals");
    approver.locator("tr[data-onboarding] button").first().click();
    see(approver.locator("p[data-trial]")).containsText("试运行通过");
    shot(approver, "approvals");
    approver.locator("section[data-read] button.primary").click();
    see(approver.locator("tr[data-onboarding]")).containsText("已批准");

    act(engineer, "go-live");
    see(engineer.locator("form[data-begin]")).isVisible();
    see(approver.locator("tr[data-onboarding]")).containsText("已上线");
    run(command.replace("\\\"x\\\":0", "\\\"x\\\":60"));
    approver.navigate(address() + "/board");
    see(approver.locator("body")).containsText("一号罐可燃气体 60");
    assertThat(
            VigilApi.login(address(), "admin", password("admin"))
                .get("/api/v1/alerts?limit=100")
                .path("items"))
        .filteredOn(alert -> alert.path("enterprise").asText().equals("new-a"))
        .isNotEmpty()
        .allMatch(alert -> alert.path("mode").asText().equals("REAL"));
    approver.navigate(address() + "/plants#new-a");
    see(approver.locator("plant-sheet [data-fact=who]"))
        .containsText("危险化学品 · 统一社会信用代码 91350100M000100Y43 · 安全生产许可证 WH-2026-0001");
    see(approver.locator("tr:has-text('TK200.LEL')")).containsText("0 %LEL");
    approver.navigate(address() + "/approvals");
    engineer.locator("header button.quiet").click();
    see(engineer.locator("h1")).containsText("Onboarding");
    shot(engineer, "onboarding-en");
    approver.locator("header button.quiet").click();
    shot(approver, "approvals-en");
    assertThat(browser.complaints()).isEmpty();
  }

  /** The points TK1 to TK200; each tenth row from the first on has one of the mistakes, or none. */
  private static String sheet(boolean mistaken) {
    StringBuilder rows = new StringBuilder(HEADING);
    for (int i = 1; i <= POINTS; i++) {
      String row = POINT.replace("TK1.", "TK" + i + ".");
      int mistake = (i - 1) / 10;
      boolean wrong = mistaken && i % 10 == 1 && mistake < MISTAKES.length;
      rows.append(wrong ? row.replace(MISTAKES[mistake][0], MISTAKES[mistake][1]) : row);
    }
    return rows.toString();
  }

  /** The printed command with a reading of every point instead of one. */
  private static String ofAllPoints(String command) {
    int from = command.indexOf("[") + 1;
    int to = command.indexOf("]");
    String one = command.substring(from, to);
    String all =
        IntStream.rangeClosed(1, POINTS)
            .mapToObj(i -> one.replace("TK1.LEL", "TK" + i + ".LEL"))
            .collect(Collectors.joining(","));
    return command.substring(0, from) + all + command.substring(to);
  }

  private static void upload(Page page, String csv) {
    Locator form = page.locator("form[data-import]");
    form.locator("input[name=file]")
        .setInputFiles(
            new FilePayload("points.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    form.locator("button").click();
  }

  private static void act(Page page, String step) {
    Locator button = page.locator("button[data-next=" + step + "]");
    see(button).isVisible();
    button.click();
    see(button).hasCount(0);
  }

  /** Whether it comes within the time after which a person would try again. */
  private static boolean appears(Page page, String what) {
    try {
      PlaywrightAssertions.assertThat(page.locator(what))
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(8_000));
      return true;
    } catch (AssertionError notYet) {
      return false;
    }
  }

  /** As printed, by a shell. */
  private static void run(String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("/bin/sh", "-c", command)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("%s", command).isZero();
  }

  private String make(String name, String role, String position)
      throws IOException, InterruptedException {
    ObjectMapper json = new ObjectMapper();
    return VigilApi.login(address(), "security", password("security"))
        .post(
            "/api/v1/people/" + name,
            json.valueToTree(Map.of("role", role, "position", position)))
        .path("password")
        .asText();
  }

  private Page signedIn(String user, String password, String to) {
    Page page = browser.operator();
    page.navigate(address() + "/login");
    page.locator("input[name=username]").fill(user);
    page.locator("input[name=password]").fill(password);
    page.locator("button.primary").click();
    page.waitForURL("**/board");
    page.navigate(address() + "/" + to);
    return page;
  }

  private static LocatorAssertionsWithin see(Locator locator) {
    return new LocatorAssertionsWithin(locator);
  }

  /** Assertions that wait as long as a slow machine needs. */
  private record LocatorAssertionsWithin(Locator locator) {
    void containsText(String text) {
      PlaywrightAssertions.assertThat(locator.first())
          .containsText(
              text, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
    }

    void containsNoText(String text) {
      PlaywrightAssertions.assertThat(locator.first())
          .not()
          .containsText(
              text, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
    }

    void isVisible() {
      PlaywrightAssertions.assertThat(locator)
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
    }

    void hasCount(int count) {
      PlaywrightAssertions.assertThat(locator)
          .hasCount(count, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
    }
  }

  private String address() {
    return vigil.endpoints().http();
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
}
