package io.vigil.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.vigil.model.reading.QualityReason;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a new operator manages (design: duty-room §9), each with so many keys or clicks and its answer
 * on the screen without scrolling, at 1366 × 768, in both languages. T10 is in {@link SoundIT}.
 */
class DutyTasksIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path data;
  private static SystemBrowser browser;
  private static Standalone vigil;
  private static GatewayClient gateway;
  private static final List<String> RAISED = new ArrayList<>();

  /** Other pages of the handbook, and what stands on each when it has been answered. */
  private static final Map<String, String> LOADED =
      Map.of(
          "cases", "tr[data-case]",
          "shift", "td",
          "rules", "tr[data-rule]",
          "routing", "tr[data-rung]",
          "leads", "h1",
          "wall", ".tiles");

  @BeforeAll
  static void startEverything() throws IOException, InterruptedException {
    browser = SystemBrowser.start();
    vigil = Standalone.start(StandaloneOptions.demo(data).withFreePorts());
    Endpoints endpoints = vigil.endpoints();
    VigilApi admin = VigilApi.login(endpoints.http(), "admin", password("admin"));
    String secret =
        Objects.requireNonNull(
            admin.importPlant("tasks-a", TaskPlant.json("tasks-a", "值班任务厂", "Tasks plant")).get("gw1"));
    admin.importPlant("tasks-b", TaskPlant.json("tasks-b", "失联厂", "Silent plant"));
    admin.post(
        "/api/v1/phone-book",
        JSON.createObjectNode()
            .put("position", "plant-shift:tasks-a")
            .put("name", "控制室")
            .put("phone", "0355-1234567"));
    gateway =
        GatewayClient.start(
            GatewayOptions.of(endpoints.mqtt(), "tasks-a", "gw1", secret), GatewayListener.NONE);
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

  /** Nothing of one task stands in the way of the next. */
  @AfterEach
  void clear() throws IOException, InterruptedException {
    browser.closeAll();
    Outgoing calm = new Outgoing();
    RAISED.forEach(point -> calm.add(point, System.currentTimeMillis(), 1));
    send(calm);
    VigilApi duty = VigilApi.login(vigil.endpoints().http(), "duty", password("duty"));
    Instant patience = Instant.now().plusSeconds(30);
    for (JsonNode open = open(duty); !open.isEmpty(); open = open(duty)) {
      assertThat(Instant.now()).as("%s", open).isBefore(patience);
      for (JsonNode alert : open) {
        if (alert.get("state").asText().equals("CLEARED_UNACKED")) {
          duty.post("/api/v1/alerts/" + alert.get("id").asText() + "/ack", seen(alert));
        }
      }
    }
  }

  private static ObjectNode seen(JsonNode alert) {
    ObjectNode seen = JSON.createObjectNode();
    seen.set("activation", alert.get("activation"));
    seen.set("version", alert.get("version"));
    return seen;
  }

  private static JsonNode open(VigilApi duty) throws IOException, InterruptedException {
    return duty.get("/api/v1/alerts?open=true&limit=500").get("items");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  @DisplayName("T1 how many red wait, and which plant is worst: looking is enough")
  void worst(String language) throws IOException, InterruptedException {
    raise("R");
    CountedOfficer officer = officer(language);
    Locator red = officer.page.locator("top-strip .tile[data-level='1'] b");
    see(red).not().hasText("0");
    officer.sees(red);
    Locator worst = officer.page.locator("red-strip .red .where").first();
    see(worst).hasText(officer.says("值班任务厂", "Tasks plant"));
    officer.sees(worst);
    officer.needed(0, "worst");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  @DisplayName("T2 the most urgent is acknowledged with one key")
  void acknowledge(String language) throws IOException, InterruptedException {
    raise("R");
    CountedOfficer officer = officer(language);
    Locator first = officer.page.locator("alert-row[aria-selected=true]");
    String id = Objects.requireNonNull(first.getAttribute("id"));
    officer.readsTheRow();
    officer.press("a");
    Locator row = officer.page.locator("[id='" + id + "']");
    see(row.locator(".state")).hasText(Pattern.compile(officer.says("报警已确认", "Active, acked")));
    officer.sees(row);
    officer.needed(1, "acknowledge");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  @DisplayName("T3 what is wrong, since when and how far beyond its limit")
  void wrong(String language) throws IOException, InterruptedException {
    CountedOfficer officer = officer(language);
    officer.opens(raise("R"));
    Locator heading = officer.page.locator("alert-detail h2");
    see(heading).containsText("62");
    officer.sees(heading);
    officer.sees(officer.fact("开始", "Began"));
    Locator limit = officer.fact("限值", "Limit");
    see(limit).containsText("50");
    see(limit).containsText("12");
    officer.sees(limit);
    officer.needed(1, "wrong");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  @DisplayName("T4 whom to phone, and the number")
  void phone(String language) throws IOException, InterruptedException {
    CountedOfficer officer = officer(language);
    officer.opens(raise("R"));
    Locator phone = officer.page.locator("alert-detail .phones a");
    see(phone).hasText("0355-1234567");
    officer.sees(phone);
    officer.needed(1, "phone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  @DisplayName("T5 the trend with its limits")
  void trend(String language) throws IOException, InterruptedException {
    CountedOfficer officer = officer(language);
    officer.opens(raise("R"));
    Locator plot = officer.page.locator("alert-detail trend-chart .plot");
    see(plot).hasAttribute("aria-label", Pattern.compile(".*62.*"));
    officer.sees(plot);
    officer.needed(1, "trend");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  @DisplayName("T6 whether the value can be believed")
  void trust(String language) throws IOException, InterruptedException {
    CountedOfficer officer = officer(language);
    String point = raise("R");
    officer.opens(point);
    Locator believed = officer.fact("数据", "Data");
    see(believed).containsText(officer.says("数据正常", "Good data"));
    officer.sees(believed);
    send(new Outgoing().add(point, System.currentTimeMillis(), 62, QualityReason.SENSOR_FAULT));
    see(believed).containsText(officer.says("坏值", "bad"));
    officer.sees(believed);
    officer.needed(1, "trust");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  @DisplayName("T7 what is not sounding, and why")
  void quiet(String language) throws IOException, InterruptedException {
    String point = raise("Y");
    CountedOfficer officer = officer(language);
    shelve(point);
    see(officer.row(point)).containsText(officer.says("搁置", "Shelved"));
    officer.click(officer.page.locator("view-bar [data-mark=quiet]"));
    officer.opens(point);
    Locator why = officer.page.locator("why-sounds li").first();
    see(why).containsText(officer.says("已搁置", "put aside"));
    officer.sees(why);
    officer.needed(2, "quiet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  @DisplayName("T8 which plants are silent")
  void silent(String language) throws IOException, InterruptedException {
    raise("R");
    CountedOfficer officer = officer(language);
    officer.click(officer.page.locator("board-summary .warning a"));
    Locator first = officer.page.locator("tr[data-plant]").first();
    see(first).containsText(officer.says("失联厂", "Silent plant"));
    officer.sees(first);
    officer.needed(1, "silent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  @DisplayName("T9 back to the order of duty with one key, whatever was chosen; and what a choice hides"
      + " is said")
  void duty(String language) throws IOException, InterruptedException {
    raise("R");
    String yellow = raise("Y");
    CountedOfficer officer = officer(language);
    Page page = officer.page;
    page.locator("view-bar [data-level='3']").click();
    page.locator("view-bar input[type=search]").fill(yellow);
    page.keyboard().press("Enter");
    page.locator("view-bar select").first().selectOption("newest");
    see(page.locator("alert-row")).hasCount(1);
    see(officer.row(yellow)).hasCount(1);
    Locator hidden = page.locator("view-bar .left-out b");
    see(hidden).containsText("▲");
    officer.sees(hidden);
    officer.picture("filtered");
    page.reload();
    see(page.locator("alert-row")).hasCount(1);

    officer.press("Escape");
    see(page.locator("view-bar .left-out")).hasCount(0);
    see(page.locator("alert-row").first().locator(".badge")).containsText(officer.says("红", "Red"));
    assertThat(page.url()).doesNotContain("?");
    officer.needed(1, "duty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  @DisplayName("P5 whose data is missing, P7 what does not sound and the way back, P10 what was, P9 the peaks")
  void lists(String language) throws IOException, InterruptedException {
    String red = raise("R");
    String quiet = raise("Y");
    CountedOfficer officer = officer(language);
    Page page = officer.page;
    see(officer.row(quiet)).hasCount(1);
    shelve(quiet);

    page.navigate(vigil.endpoints().http() + "/offline");
    Locator dark = page.locator("li[data-plant='tasks-b']");
    see(dark).containsText(officer.says("失联厂", "Silent plant"));
    see(dark).containsText(officer.says("从未收到数据", "never heard"));
    officer.picture("offline");

    page.navigate(vigil.endpoints().http() + "/suppressed");
    Locator shelf = page.locator("table[data-table=quiet] tr[data-overlay]");
    see(shelf).containsText(officer.says("计划作业", "planned work"));
    see(shelf).containsText("标校");
    officer.sees(shelf);
    officer.picture("suppressed");
    shelf.locator("button", new Locator.LocatorOptions().setHasText(officer.says("取消搁置", "Take off the shelf"))).click();
    see(page.locator("p.headline")).containsText(officer.says("当前没有搁置", "Nothing is shelved"));

    page.navigate(vigil.endpoints().http() + "/search?words=" + red);
    see(page.locator("tr[data-hit]")).hasCount(1);
    see(page.locator("tr[data-hit]")).containsText("62");
    officer.picture("search");
    page.locator("input[name=words]").fill("no such words");
    page.locator("form button.primary").click();
    see(page.locator("tr[data-hit]")).hasCount(0);
    see(page.locator("p.headline")).containsText(officer.says("没有报警", "No alert"));

    page.navigate(vigil.endpoints().http() + "/statistics");
    see(page.locator("peaks-chart .plot")).hasAttribute("aria-label", Pattern.compile(".*10.*"));
    officer.picture("statistics");
    assertThat(browser.complaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  @DisplayName("P3 whom to phone at a plant and what it is about, P4 a point beside another, with its Alerts; the"
      + " pages of the handbook")
  void sheets(String language) throws IOException, InterruptedException {
    String red = raise("R");
    CountedOfficer officer = officer(language);
    Page page = officer.page;
    see(officer.row(red)).hasCount(1);
    page.navigate(vigil.endpoints().http() + "/plants#tasks-a:" + red);
    see(page.locator("plant-sheet .phones")).containsText("0355-1234567");
    see(page.locator("plant-sheet [data-fact=cases]")).containsText(officer.says("1 张", "1"));
    Locator point = page.locator("point-sheet");
    see(point.locator("trend-chart canvas")).hasCount(1);
    see(point.locator("li").first()).containsText("62");
    see(point.locator("[data-list=changes] li")).containsText(officer.says("建档", "put on record"));
    point.locator("select[name=compare]").selectOption("tasks-a:R40");
    see(point.locator("trend-chart canvas")).hasCount(2);
    Download file = page.waitForDownload(() -> point.locator("a[download]").click());
    assertThat(Files.readString(file.path())).contains("tasks-a:" + red + ",");
    point.scrollIntoViewIfNeeded();
    officer.picture("point");
    for (Map.Entry<String, String> one : LOADED.entrySet()) {
      page.navigate(vigil.endpoints().http() + "/" + one.getKey());
      page.locator(one.getValue()).first().waitFor();
      officer.picture(one.getKey());
    }
    assertThat(browser.complaints()).isEmpty();
  }

  /** A point of its own rises over its limit; its code. */
  private static String raise(String kind) throws InterruptedException {
    String point = "%s%02d".formatted(kind, RAISED.size() + 1);
    RAISED.add(point);
    send(new Outgoing().add(point, System.currentTimeMillis(), 62));
    return point;
  }

  private static void send(Outgoing readings) throws InterruptedException {
    gateway.send(readings);
    assertThat(gateway.awaitAcknowledged(Duration.ofSeconds(30))).isTrue();
  }

  private static void shelve(String point) throws IOException, InterruptedException {
    VigilApi duty = VigilApi.login(vigil.endpoints().http(), "duty", password("duty"));
    for (JsonNode alert : open(duty)) {
      if (alert.get("point").asText().equals(point)) {
        ObjectNode shelve = seen(alert);
        shelve.put("minutes", 30).put("reason", "PLANNED_WORK").put("note", "标校");
        duty.post("/api/v1/alerts/" + alert.get("id").asText() + "/shelve", shelve);
        return;
      }
    }
    throw new AssertionError("no open Alert of " + point);
  }

  private static CountedOfficer officer(String language) throws IOException {
    return new CountedOfficer(browser, vigil.endpoints().http(), password("duty"), language);
  }

  private static LocatorAssertions see(Locator locator) {
    return PlaywrightAssertions.assertThat(locator);
  }

  private static String password(String user) throws IOException {
    return Files.readString(data.resolve("passwords").resolve(user)).strip();
  }
}
