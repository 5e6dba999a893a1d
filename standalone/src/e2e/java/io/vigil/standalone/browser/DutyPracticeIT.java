package io.vigil.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.vigil.alerting.Alerting;
import io.vigil.alerting.AlertingOptions;
import io.vigil.standalone.VigilApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of what a duty room does besides Alerts, from the first entry to the signature. */
class DutyPracticeIT {
  /** Nobody listens there: none of it needs a log. */
  private static final String NO_LOG = "127.0.0.1:1";

  private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
  private static final String PLANT =
      """
      {"enterprise":"practice-a","name":"值班实务厂","nameEn":"Practice plant","division":"140428",
       "packs":["integrity","chem"],"gateways":[{"name":"gw1","door":"MQTT","mode":"LIVE"}],
       "points":[{"code":"TK1.LEL","name":"一号罐可燃气体","nameEn":"Tank 1 gas","unit":"U1",
         "kind":"gas.combustible","gateway":"gw1","measureUnit":"%LEL","rangeLow":0,"rangeHigh":100,
         "reporting":"periodic","sampleMillis":1000,"rules":[],
         "customRules":[{"id":"X-1","rule":"limit","comparison":"GE","limit":50,"clearWhen":"LT",
           "clear":45,"onMillis":0,"offMillis":0,"severity":2}]}]}
      """;

  @TempDir Path data;
  private Alerting alerting;
  private SystemBrowser browser;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    alerting = Alerting.start(AlertingOptions.defaults(data, NO_LOG).asDemo());
    VigilApi.login(address(), "admin", password("admin")).importPlant("practice-a", PLANT);
    browser = SystemBrowser.start();
  }

  @AfterEach
  void stop() {
    browser.close();
    alerting.close();
  }

  @Test
  @DisplayName("a hazard goes from its finding to the signature of a second person")
  void hazard() throws IOException {
    Page duty = open("duty", "hazards");
    Locator form = opened(duty, "登记隐患");
    form.locator("select[name=enterprise]").selectOption("practice-a");
    form.locator("input[name=place]").fill("一号罐");
    form.locator("input[name=description]").fill("围堰开裂");
    form.locator("input[name=due]").fill(inDays(7));
    form.locator("button.primary").click();
    Locator row = duty.locator("tr[data-hazard]");
    see(row).containsText("围堰开裂");
    Locator plan = opened(row, "五定");
    for (String field : new String[] {"responsible", "measure", "funds", "contingency"}) {
      plan.locator("input[name=" + field + "]").fill("按方案");
    }
    plan.locator("input[name=due]").fill(inDays(3));
    plan.locator("button.primary").click();
    see(row).containsText("整改中");
    Locator rectified = opened(row, "报告整改完成");
    rectified.locator("input[name=text]").fill("已修补");
    rectified.locator("button.primary").click();
    see(row).containsText("待验收");
    shot(duty, "hazards");

    Page lead = open("prefecture", "hazards");
    Locator signing = opened(lead.locator("tr[data-hazard]"), "验收销号");
    signing.locator("input[name=text]").fill("现场查验合格");
    signing.locator("button.primary").click();
    see(lead.locator("tr[data-hazard]")).hasCount(0);
    see(lead.locator("p.headline")).containsText("已销号 1");
    lead.locator("button", new Page.LocatorOptions().setHasText("已销号")).click();
    see(lead.locator("tr[data-hazard]")).containsText("prefecture 验收销号");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  @DisplayName("a planned work is announced and approved by a second person")
  void plannedWork() throws IOException {
    Page duty = open("duty", "works");
    Locator form = opened(duty, "登记计划作业");
    form.locator("select[name=enterprise]").selectOption("practice-a");
    form.locator("input[name=unit]").fill("U1");
    form.locator("input[name=what]").fill("清罐");
    form.locator("input[name=permit]").fill("ZY-1");
    form.locator("input[name=begins]").fill(inDays(1));
    form.locator("input[name=until]").fill(inDays(2));
    form.locator("button.primary").click();
    see(duty.locator("tr[data-work]")).containsText("待批准");

    Page lead = open("prefecture", "works");
    lead.locator("tr[data-work] button", new Page.LocatorOptions().setHasText("批准")).first().click();
    see(lead.locator("tr[data-work]")).containsText("已批准");
    shot(lead, "works");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  @DisplayName("a warning notice is read by the plant, and a plant's head publishes its commitment")
  void noticeAndCommitment() throws IOException, InterruptedException {
    Page duty = open("duty", "notices");
    Locator form = opened(duty, "发出警示通报");
    form.locator("input[name=title]").fill("雷雨警示");
    form.locator("textarea[name=content]").fill("今夜有雷雨。");
    form.locator("textarea[name=measure]").fill("停止装卸。");
    form.locator("button.primary").click();
    see(duty.locator("article[data-notice]")).containsText("未阅");

    String head = makeHead();
    Page plant = signedIn("head", head);
    plant.navigate(address() + "/notices");
    plant.locator("article[data-notice] button").click();
    see(plant.locator("article[data-notice]")).containsText("✓ head");
    plant.navigate(address() + "/commitments");
    plant.locator("textarea[name=hazards]").fill("受控");
    plant.locator("textarea[name=works]").fill("无");
    plant.locator("form button.primary").click();
    see(plant.locator("tr[data-plant=practice-a]")).containsText("受控");
    shot(plant, "commitments");

    duty.reload();
    see(duty.locator("article[data-notice]")).containsText("已阅 1 / 1");
    shot(duty, "notices");
    assertThat(browser.complaints()).isEmpty();
  }

  private String makeHead() throws IOException, InterruptedException {
    ObjectMapper json = new ObjectMapper();
    return VigilApi.login(address(), "security", password("security"))
        .post(
            "/api/v1/people/head",
            json.valueToTree(Map.of("role", "PLANT", "position", "plant-head:practice-a")))
        .path("password")
        .asText();
  }

  private static Locator opened(Page page, String summary) {
    return opened(page.locator("body"), summary);
  }

  private static Locator opened(Locator within, String summary) {
    Locator details =
        within.locator(
            "details",
            new Locator.LocatorOptions()
                .setHas(within.page().locator("summary:text-is('" + summary + "')")));
    details.locator("summary").click();
    return details.locator("form");
  }

  private Page open(String user, String page) throws IOException {
    Page opened = signedIn(user, password(user));
    opened.navigate(address() + "/" + page);
    return opened;
  }

  private Page signedIn(String user, String password) {
    Page page = browser.operator();
    page.navigate(address() + "/login");
    page.locator("input[name=username]").fill(user);
    page.locator("input[name=password]").fill(password);
    page.locator("button.primary").click();
    page.waitForURL("**/board");
    return page;
  }

  private String address() {
    return "http://127.0.0.1:" + alerting.port();
  }

  private String password(String user) throws IOException {
    return Files.readString(data.resolve("passwords").resolve(user)).strip();
  }

  /** A time in the field of a form, as people in Beijing write it. */
  private static String inDays(int days) {
    return LocalDateTime.now(ZoneId.of("Asia/Shanghai")).plusDays(days).format(FIELD);
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
