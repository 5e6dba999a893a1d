package io.vigil.standalone.browser;


import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.mqtt.GatewayListener;
import io.vigil.sim.mqtt.GatewayOptions;
import io.vigil.sim.mqtt.Outgoing;
import io.vigil.standalone.Endpoints;
import io.vigil.standalone.Standalone;
import io.vigil.standalone.StandaloneOptions;
import io.vigil.standalone.VigilApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a reading that a gateway sends to what two duty officers see. */
class DutyRoomIT {
  private static final String PLANT =
      """
      {"enterprise":"browser-a","name":"浏览器测试厂","nameEn":"Browser plant","division":"140428",
       "packs":["integrity","chem"],"gateways":[{"name":"gw1","door":"MQTT","mode":"LIVE"}],
       "points":[{"code":"TK1.LEL","name":"一号罐可燃气体","nameEn":"Tank 1 gas","unit":"U1",
         "kind":"gas.combustible","gateway":"gw1","measureUnit":"%%LEL","rangeLow":0,"rangeHigh":100,
         "reporting":"periodic","sampleMillis":1000,"rules":[],
         "customRules":[{"rationale":{"harm":"MAJOR","consequence":"设备损坏",
           "consequenceEn":"equipment breaks","action":"停车检查","actionEn":"stop and look",
           "respondMinutes":5,"justification":"样例 / a sample"},
           "id":"X-1","rule":"limit","comparison":"GE","limit":50,"clearWhen":"LT",
           "clear":45,"onMillis":0,"offMillis":0,"severity":2}]},
        {"code":"TK2.LEL","name":"二号罐可燃气体","nameEn":"Tank 2 gas","unit":"U1",
         "kind":"gas.combustible","gateway":"gw1","measureUnit":"%%LEL","rangeLow":0,"rangeHigh":100,
         "reporting":"periodic","sampleMillis":5000,"rules":["CH-G1","CH-G2"]}%s]}
      """
          .formatted(pumps());

  private static final int PUMPS = 5;

  /** One more than a person may have streams, and than browsers open connections to one server. */
  private static final int TABS = 9;

  @TempDir static Path data;
  private static SystemBrowser browser;
  private static Standalone vigil;
  private static GatewayClient gateway;

  @BeforeAll
  static void startEverything() throws IOException, InterruptedException {
    browser = SystemBrowser.start();
    vigil = Standalone.start(StandaloneOptions.demo(data).withFreePorts());
    Endpoints endpoints = vigil.endpoints();
    VigilApi admin = VigilApi.login(endpoints.http(), "admin", password("admin"));
    String secret = Objects.requireNonNull(admin.importPlant("browser-a", PLANT).get("gw1"));
    gateway =
        GatewayClient.start(
            GatewayOptions.of(endpoints.mqtt(), "browser-a", "gw1", secret), GatewayListener.NONE);
    send(12.5);
  }

  @AfterAll
  static void stopEverything() {
    if (gateway != null) {
      gateway.close();
    }
    if (vigil != null) {
      vigil.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  @DisplayName("an alert arrives without reload, shows its trend, and what one acknowledges the"
      + " other sees")
  void anAlertReachesTwoOfficersAndIsAcknowledgedByOne()
      throws IOException, InterruptedException {
    Page first = signIn();
    Page second = signIn();

    send(62.0);

    Locator row = row(first);
    see(row).containsText("一号罐可燃气体");
    see(row).containsText("62");
    see(row(second)).containsText("62");

    send(47.0);
    see(row.locator("value-now")).hasText(Pattern.compile("\\s*47 %LEL\\s*"));
    see(row).containsText("最高 62");

    row.click();
    first.locator("alert-detail").waitFor();
    see(first.locator("alert-detail value-now")).containsText("47 %LEL");
    first.locator("trend-chart canvas").first().waitFor();
    screenshot(first, "detail");

    see(row(first)).containsText("县级 余");
    see(first.locator("case-panel")).containsText("待签收");
    first.locator("alert-detail .act button.primary").click();

    see(row(first)).containsText("报警已确认");
    see(first.locator("case-panel")).containsText("已签收");
    see(row(second)).containsText("报警已确认");
    screenshot(second, "acknowledged");

    send(12.0);
    row(second)
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  @DisplayName("the tabs of one browser share one stream, so that as many as people open stay alive")
  void tabsShareOneStream() throws IOException, InterruptedException {
    Page first = signIn();
    List<Page> tabs = new ArrayList<>(List.of(first));
    while (tabs.size() < TABS) {
      Page tab = first.context().newPage();
      tab.navigate(vigil.endpoints().http() + "/board");
      tabs.add(tab);
    }
    for (Page tab : tabs) {
      tab.locator(".connection.live").waitFor();
    }
    send("P1.T", 95);
    for (Page tab : tabs) {
      see(tab.locator("alert-row").filter(new Locator.FilterOptions().setHasText("泵房 1 号泵")))
          .hasCount(1);
    }
    send("P1.T", 20);
    first.context().close();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  @DisplayName("two limits of one point are one row: the higher sounds, the lower is listed, and one"
      + " press covers both")
  void ladderIsOneRow() throws IOException, InterruptedException {
    Page page = signIn();
    send("TK2.LEL", 62.0);
    Locator row = page.locator("alert-row").filter(new Locator.FilterOptions().setHasText("二号罐"));
    see(row).containsText("CH-G2");
    see(row.locator(".rung")).hasText("CH-G1 报警未确认");
    assertThat(row.count()).isEqualTo(1);
    screenshot(page, "ladder");
    row.locator("button.primary").click();
    see(row.locator(".rung")).hasText("CH-G1 报警已确认");
    see(row.locator(".state-cell")).containsText("报警已确认");
    assertThat(row.locator("button.primary").count()).isZero();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  @DisplayName("many rows of one unit are gathered behind the most urgent, and → shows them (A14,"
      + " A17)")
  void rowsOfAUnitAreGathered() throws IOException, InterruptedException {
    Page page = signIn();
    send("P1.T", 91);
    Locator rows = page.locator("alert-row").filter(new Locator.FilterOptions().setHasText("泵房"));
    see(rows).hasCount(1);
    assertThat(rows.first().locator(".first-out").count()).as("alone it says nothing").isZero();
    for (int pump = 2; pump <= PUMPS; pump++) {
      send("P" + pump + ".T", 91);
    }
    Locator group = page.locator("alert-row button.group");
    see(group).containsText("同装置另 4 行");
    see(rows).hasCount(1);
    see(page.locator("board-summary")).containsText("4 行已按装置合并");
    screenshot(page, "gathered");
    group.click();
    see(rows).hasCount(PUMPS);
    see(page.locator("alert-row .first-out").first()).containsText("首发");
    rows.nth(1).click();
    see(page.locator("why-sounds li")).containsText("企业当班");
    for (int pump = 1; pump <= PUMPS; pump++) {
      send("P" + pump + ".T", 20);
    }
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  @DisplayName("a drill is begun on its page, marked on the board, and ended (A25)")
  void drillIsHeld() throws IOException {
    Page page = signIn();
    page.navigate(vigil.endpoints().http() + "/drill");
    page.locator("select[name=enterprise]").selectOption("browser-a");
    page.locator("select[name=watch]").selectOption("browser-a/TK1.LEL/X-1");
    page.locator("select[name=severity]").selectOption("2");
    page.locator("input[name=note]").fill("夜班首次响应");
    page.locator("form button.primary").click();
    see(page.locator("tr[data-drill]")).containsText("【演练】一号罐可燃气体");
    screenshot(page, "drill");
    Page board = signIn();
    Locator row = board.locator("alert-row").filter(new Locator.FilterOptions().setHasText("演练"));
    see(row).containsText("夜班首次响应");
    see(board.locator(".banner.drill")).containsText("演练进行中");
    screenshot(board, "drill-board");
    page.locator("tr[data-drill] button").click();
    see(page.locator("tr[data-drill]")).containsText("未签收");
    see(board.locator(".banner.drill")).hasCount(0);
    see(row).hasCount(0);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  @DisplayName("whoever is on shift sees what there is to hand over, and signs it (P8)")
  void shiftIsHandedOver() throws IOException {
    Page page = signIn();
    page.navigate(vigil.endpoints().http() + "/shift");
    page.locator("button.primary").click();
    see(page.locator("shift-page .headline")).containsText("当班：duty");
    page.locator("textarea").fill("1 号泵在检修");
    page.locator("form button.primary").click();
    see(page.locator("shift-page")).containsText("等待接班人逐项核对并签字");
    see(page.locator(".shift-note").first()).hasText("1 号泵在检修");
    screenshot(page, "shift");
    page.locator("shift-page button", new Page.LocatorOptions().setHasText("撤回交班")).click();
    see(page.locator("details:not(.menu) summary").first()).containsText("duty 撤回");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  @DisplayName("P3, P4 plants are listed, and the points of one say what they measure, now and before")
  void plantsAndPoints() throws IOException, InterruptedException {
    Page page = signIn();
    page.navigate(vigil.endpoints().http() + "/plants");
    Locator plant = page.locator("tr[data-plant=browser-a]");
    see(plant).containsText("浏览器测试厂");
    plant.locator("a").click();
    send(21.0);
    Locator point = page.locator("tr[data-point='TK1.LEL']");
    see(point.locator(".value")).containsText("21 %LEL");
    see(point).containsText("X-1 ≥ 50 %LEL");
    point.locator("a").click();
    page.locator("trend-chart canvas").first().waitFor();
    page.locator("button[data-span=week]").click();
    see(page.locator("trend-chart .plot")).hasAttribute("aria-label", Pattern.compile(".*21 %LEL.*"));
    screenshot(page, "plants");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  @DisplayName("the system page counts every hop and says that every part works")
  void hopsAreCountedOnAPage() throws IOException, InterruptedException {
    Page page = signIn();
    page.locator(".menu summary").click();
    page.locator("a[href='/ops']").click();
    page.waitForURL("**/ops");
    send(13.0);
    see(page.locator("td[data-hop=admitted]")).not().hasText("0");
    see(page.locator("td[data-hop=judged]")).not().hasText("0");
    see(page.locator("td[data-hop=stored]")).not().hasText("0");
    see(page.locator("td[data-hop=deadLetters]")).hasText("0");
    see(page.locator(".ops-parts")).containsText("判定 正常");
    screenshot(page, "ops");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  @DisplayName("figures stand on a page with their definitions and targets, and are taken away")
  void figuresAreOnAPageAndInAFile() throws IOException {
    Page page = signIn();
    page.locator(".menu summary").click();
    page.locator("a[href='/statistics']").click();
    page.waitForURL("**/statistics");

    see(page.locator("[data-table=position] [data-figure=PER_HOUR]"))
        .hasText(Pattern.compile("\\s*[0-9.]+ / h\\s*"));
    see(page.locator("[data-table=position]")).containsText("K7 最频繁的十个监视项占比");
    see(page.locator("[data-table=area]")).containsText("K14 重开的处置单");
    see(page.locator("[data-table=position] [data-figure=FLOOD]")).hasText("0 %");
    // No rule watches the plant of this test for silence.
    see(page.locator("[data-table=area] [data-figure=ONLINE]")).hasText("—");
    see(page.locator("[data-table=area] [data-figure=UNRECORDED_SETTINGS]")).hasText("—");
    see(page.locator("statistics-page")).containsText("经批准的停用不计");
    see(page.locator("statistics-page")).containsText("浏览器测试厂");
    see(page.locator("statistics-page")).containsText("窗口不足 30 天，仅供参考");
    screenshot(page, "statistics");

    Download report =
        page.waitForDownload(() -> page.locator("a[href*='/daily/'][href*='.csv']").click());
    assertThat(report.suggestedFilename()).matches("daily-\\d{4}-\\d{2}-\\d{2}\\.csv");
    assertThat(Files.readString(report.path())).startsWith("\uFEFF编号,指标,");

    page.locator("button[data-days='30']").click();
    see(page.locator("statistics-page")).not().containsText("窗口不足 30 天");
    page.locator("header button.quiet").click();
    see(page.locator("[data-table=area]")).containsText("R1 Online rate");
    assertThat(browser.complaints()).isEmpty();
  }

  private static Page signIn() throws IOException {
    Page page = browser.operator();
    page.navigate(vigil.endpoints().http() + "/board");
    page.waitForURL("**/login");
    page.locator("input[name=username]").fill("duty");
    page.locator("input[name=password]").fill(password("duty"));
    page.locator("button.primary").click();
    page.waitForURL("**/board");
    page.locator(".connection").waitFor();
    return page;
  }

  private static LocatorAssertions see(Locator locator) {
    return PlaywrightAssertions.assertThat(locator);
  }

  private static Locator row(Page page) {
    return page.locator("alert-row").filter(new Locator.FilterOptions().setHasText("一号罐"));
  }

  /** Pumps of one house, each too hot from 90 °C on. */
  private static String pumps() {
    StringBuilder points = new StringBuilder();
    for (int pump = 1; pump <= PUMPS; pump++) {
      points.append(
          """
          ,{"code":"P%1$d.T","name":"泵房 %1$d 号泵温度","nameEn":"Pump %1$d temperature","unit":"PUMPS",
            "kind":"tank.temperature","gateway":"gw1","measureUnit":"degC","rangeLow":-50,"rangeHigh":200,
            "reporting":"byException","sampleMillis":1000,"rules":[],
            "customRules":[{"rationale":{"harm":"MAJOR","consequence":"设备损坏",
              "consequenceEn":"equipment breaks","action":"停车检查","actionEn":"stop and look",
              "respondMinutes":5,"justification":"样例 / a sample"},
              "id":"X-2","rule":"limit","comparison":"GE","limit":90,"clearWhen":"LT",
              "clear":85,"onMillis":0,"offMillis":0,"severity":3}]}
          """
              .formatted(pump));
    }
    return points.toString();
  }

  private static void send(double value) throws InterruptedException {
    send("TK1.LEL", value);
  }

  private static void send(String point, double value) throws InterruptedException {
    gateway.send(new Outgoing().add(point, System.currentTimeMillis(), value));
    assertThat(gateway.awaitAcknowledged(Duration.ofSeconds(30))).isTrue();
  }

  private static String password(String user) throws IOException {
    return Files.readString(data.resolve("passwords").resolve(user)).strip();
  }

  private static void screenshot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", "duty-room-" + name + ".png")));
  }
}
