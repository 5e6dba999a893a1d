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
         "customRules":[{"rationale":{"harm":"MAJOR","consequence":"设备损坏",
           "consequenceEn":"equipment breaks","action":"停车检查","actionEn":"stop and look",
           "respondMinutes":5,"justification":"样例 / a sample"},
           "id":"X-1","rule":"limit","comparison":"GE","limit":50,"clearWhen":"LT",
           "clear":45,"onMillis":0,"offMillis":0,"severity":2},
          {"rationale":{"harm":"MAJOR","consequence":"设备损坏",
            "consequenceEn":"equipment breaks","action":"停车检查","actionEn":"stop and look",
            "respondMinutes":5,"justification":"样例 / a sample"},
            "id":"X-2","rule":"limit","comparison":"GE","limit":80,"clearWhen":"LT",
           "clear":75,"onMillis":0,"offMillis":0,"severity":1}]}]}
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

  @Test
  @DisplayName("P16 the page of routing says who would be told, and keeps rota, phones and times")
  void routing() throws IOException {
    Page admin = open("admin", "routing");
    Locator rungs = admin.locator("table[data-table=rungs]");
    see(admin.locator("select[name=severity]")).hasValue("1");
    see(rungs.locator("tr[data-rung='county:140428']")).containsText("未排班");
    see(admin.locator("body")).containsText("本系统建议值，非法规规定");
    Locator turn = opened(admin, "排班");
    turn.locator("input[name=position]").fill("county:140428");
    turn.locator("input[name=officer]").fill("王强");
    turn.locator("input[name=begins]").fill(inDays(-1));
    turn.locator("input[name=ends]").fill(inDays(1));
    turn.locator("button.primary").click();
    see(rungs.locator("tr[data-rung='county:140428']")).containsText("王强");
    see(admin.locator("tr[data-position='county:140428']")).containsText("▲");
    Locator phone = opened(admin, "登记电话");
    phone.locator("input[name=position]").fill("county:140428");
    phone.locator("input[name=name]").fill("值班室");
    phone.locator("input[name=phone]").fill("0355-1234567");
    phone.locator("button.primary").click();
    see(admin.locator("tr[data-phone]").last()).containsText("0355-1234567");
    Locator plan = opened(admin, "设定时限");
    plan.locator("input[name=division]").fill("1404");
    plan.locator("input[name=steps]").fill("county 3, province");
    plan.locator("input[name=basis]").fill("市值班规定第 3 条");
    plan.locator("button.primary").click();
    see(admin.locator("tr[data-plan='1404:RED']")).containsText("县级 3 分钟 → 省级");
    see(rungs.locator("tr[data-rung='county:140428']")).containsText("3 分钟");
    see(rungs.locator("tr[data-rung='prefecture:1404']")).hasCount(0);
    shot(admin, "routing");
    admin.locator("button:text-is('English')").click();
    see(admin.locator("body")).containsText("Who would be told now?");
    shot(admin, "routing-en");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  @DisplayName("a plant answers what a duty room asks")
  void inspection() throws IOException, InterruptedException {
    Page duty = open("duty", "inspections");
    Locator form = opened(duty, "发起巡查或抽查");
    form.locator("textarea[name=question]").fill("请查看罐区");
    form.locator("textarea[name=points]").fill("TK1.LEL\n围堰");
    form.locator("input[name=positions]").fill("plant-head:practice-a");
    form.locator("button.primary").click();
    see(duty.locator("article[data-inspection]")).containsText("待答复");

    Page plant = signedIn("head", makeHead());
    plant.navigate(address() + "/inspections");
    Locator asked = plant.locator("article[data-inspection]");
    asked.locator("input[name=fine-1]").check();
    asked.locator("input[name=note-2]").fill("有积水");
    asked.locator("textarea[name=answer]").fill("已查看");
    asked.locator("button.primary").click();
    see(asked).containsText("✓ 已查看");
    shot(plant, "inspections");
    duty.reload();
    see(duty.locator("article[data-inspection]")).containsText("▲ 异常 有积水");
    duty.locator("button:text-is('English')").click();
    see(duty.locator("article[data-inspection]")).containsText("fault");
    shot(duty, "inspections-en");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  @DisplayName("A11 a design rule is approved on the page of what is kept quiet")
  void designRule() throws IOException, InterruptedException {
    VigilApi.login(address(), "duty", password("duty"))
        .post(
            "/api/v1/suppressions",
            new ObjectMapper()
                .valueToTree(
                    Map.of(
                        "watch", "practice-a/TK1.LEL/X-1",
                        "cause", "practice-a/TK1.LEL/X-2",
                        "reason", "高限已报",
                        "evidence", "试验 7 号",
                        "days", 30)));
    Page lead = open("prefecture", "suppressed");
    Locator rule = lead.locator("tr[data-rule]");
    see(rule).containsText("X-2");
    rule.locator("button:text-is('批准')").click();
    see(rule).containsText("duty → prefecture");
    shot(lead, "suppressed-rules");
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
