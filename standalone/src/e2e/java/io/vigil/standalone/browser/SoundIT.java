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
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a duty desk sounds, with a loudspeaker that notes it instead of being heard. */
class SoundIT {
  /** A screen that is cut off says so within this. */
  private static final double VEIL_MILLIS = 5_000;

  /** Nobody listens there: a drill needs no log. */
  private static final String NO_LOG = "127.0.0.1:1";

  private static final String PLANT =
      """
      {"enterprise":"sound-a","name":"声音厂","nameEn":"Sound plant","division":"140428",
       "packs":["integrity","chem"],"gateways":[{"name":"gw1","door":"MQTT","mode":"LIVE"}],
       "points":[{"code":"TK1.LEL","name":"一号罐可燃气体","nameEn":"Tank 1 gas","unit":"U1",
         "kind":"gas.combustible","gateway":"gw1","measureUnit":"%LEL","rangeLow":0,"rangeHigh":100,
         "reporting":"periodic","sampleMillis":1000,"rules":[],
         "customRules":[{"rationale":{"harm":"MAJOR","consequence":"设备损坏",
           "consequenceEn":"equipment breaks","action":"停车检查","actionEn":"stop and look",
           "respondMinutes":5,"justification":"样例 / a sample"},
           "id":"X-1","rule":"limit","comparison":"GE","limit":50,"clearWhen":"LT",
           "clear":45,"onMillis":0,"offMillis":0,"severity":1}]}]}
      """;

  /** A pattern is known by its length: what loops now in ms, and how many single sounds there were. */
  private static final String LOUDSPEAKER =
      """
      window.loops = 0;
      window.once = 0;
      window.AudioContext = class extends EventTarget {
        state = 'suspended';
        async resume() { this.state = 'running'; this.dispatchEvent(new Event('statechange')); }
        createBuffer(channels, length, rate) {
          const samples = new Float32Array(length);
          return { length, rate, getChannelData: () => samples };
        }
        createBufferSource() {
          return {
            loop: false,
            connect() {},
            start() { if (this.loop) { window.loops = this.buffer.length / this.buffer.rate * 1000; } else { window.once++; } },
            stop() { window.loops = 0; },
          };
        }
      };
      """;

  private static final int SILENCE = 0;
  private static final int RED = 800;
  private static final int CUT = 5_000;

  /** Rows as the board has them, and what the horn says of them; times in ms. */
  private static final String POLICY =
      """
      async () => {
        const { Horn } = await import('/web/js/sound/horn.js');
        const row = (id, severity, own = true, more = {}) =>
          ({ alert: { id, severity, state: 'ACTIVE_UNACKED', mode: 'REAL', own, ...more } });
        const horn = new Horn();
        const hear = (now, ...rows) => {
          const { signal, attention, spoken } = horn.hear(rows, (alert) => alert.own, now);
          return [signal, attention ? 'attention' : '', spoken ? spoken.id : ''].join(' ').trim();
        };
        const heard = {};
        heard.blue = hear(0, row('b', 4));
        heard.yellow = hear(0, row('y', 3));
        heard.worst = hear(0, row('y', 3), row('o', 2));
        heard.again = hear(0, row('y', 3), row('o', 2));
        horn.silence(1000);
        heard.silenced = hear(1001, row('y', 3), row('o', 2));
        heard.newBreaksSilence = hear(1002, row('y', 3), row('o', 2), row('y2', 3));
        heard.worseBreaksSilence = hear(1003, row('y', 2), row('o', 2));
        heard.silenceEnds = hear(61000, row('o', 2));
        heard.acknowledged = hear(61001, row('o', 2, true, { state: 'ACTIVE_ACKED' }));
        heard.shelved = hear(61002, row('o', 2, true, { state: 'SHELVED' }));
        heard.informedOfRed = hear(61003, row('r', 1, false));
        heard.informedOnce = hear(61004, row('r', 1, false));
        heard.informedOfOrange = hear(61005, row('o3', 2, false));
        heard.test = hear(61006, row('t', 1, true, { mode: 'TEST' }));
        heard.found = hear(61007, row('h', 1, true, { mode: 'HISTORY' }));
        heard.exercise = hear(61008, row('d', 1, true, { mode: 'DRILL' }));
        const flood = Array.from({ length: 5000 }, (_, i) => row(`f${i}`, 4));
        heard.redInAFlood = hear(61009, ...flood.slice(0, 2500), row('r5', 1), ...flood.slice(2500));
        heard.floodAlone = hear(61010, ...flood);
        return heard;
      }
      """;

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
  @DisplayName("attack68 the worst that one answers for sounds until it is acknowledged, in a flood of"
      + " 5,000 too; silence ends, and what is new or worse breaks it")
  @SuppressWarnings("unchecked")
  void policy() {
    Page page = browser.operator();
    page.navigate(address() + "/login");
    assertThat((Map<String, String>) page.evaluate(POLICY))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("blue", ""),
                Map.entry("yellow", "yellow  y"),
                Map.entry("worst", "orange  o"),
                Map.entry("again", "orange"),
                Map.entry("silenced", ""),
                Map.entry("newBreaksSilence", "yellow  y2"),
                Map.entry("worseBreaksSilence", "orange  y"),
                Map.entry("silenceEnds", "orange"),
                Map.entry("acknowledged", ""),
                Map.entry("shelved", ""),
                Map.entry("informedOfRed", "attention"),
                Map.entry("informedOnce", ""),
                Map.entry("informedOfOrange", ""),
                Map.entry("test", ""),
                Map.entry("found", ""),
                Map.entry("exercise", "red  d"),
                Map.entry("redInAFlood", "red  r5"),
                Map.entry("floodAlone", "")));
  }

  @Test
  @DisplayName("a mute station says so until somebody starts the shift; a red sounds, M silences and"
      + " acknowledges nothing")
  void station() throws IOException, InterruptedException {
    VigilApi.login(address(), "admin", password("admin")).importPlant("sound-a", PLANT);
    Page desk = browser.operator();
    desk.addInitScript(LOUDSPEAKER);
    signIn(desk);
    see(desk.locator(".banner.mute")).containsText("本机无声");
    desk.screenshot(shot("mute"));
    desk.locator(".banner.mute button").click();
    see(desk.locator(".banner.mute")).hasCount(0);
    see(desk.locator("button.sound")).containsText("有声");
    assertThat(desk.evaluate("window.once")).as("the self-test").isEqualTo(1);
    assertThat(desk.evaluate("window.loops")).isEqualTo(SILENCE);

    beginDrill();
    see(desk.locator("alert-row")).hasCount(1);
    awaitLoop(desk, RED);
    desk.keyboard().press("m");
    see(desk.locator("button.sound")).containsText("静音");
    awaitLoop(desk, SILENCE);
    see(desk.locator("alert-row .state-cell")).containsText("未确认");
    // There is no store behind it, so the newest value cannot be had.
    assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("status of 503"));
  }

  @Test
  @DisplayName("T10 that the screen is cut off is heard and seen at once, in words")
  void cut() throws IOException {
    Page desk = browser.operator();
    desk.addInitScript(LOUDSPEAKER);
    signIn(desk);
    desk.locator(".banner.mute button").click();
    see(desk.locator("button.sound")).containsText("有声");
    alerting.close();
    awaitLoop(desk, CUT);
    desk.screenshot(shot("cut"));
    see(desk.locator(".banner.frozen"))
        .containsText("未更新", new LocatorAssertions.ContainsTextOptions().setTimeout(VEIL_MILLIS));
  }

  private void beginDrill() throws IOException, InterruptedException {
    VigilApi.login(address(), "duty", password("duty"))
        .post(
            "/api/v1/drills",
            new ObjectMapper()
                .createObjectNode()
                .put("watch", "sound-a/TK1.LEL/X-1")
                .put("severity", 1)
                .put("note", "试音"));
  }

  private void signIn(Page page) throws IOException {
    page.navigate(address() + "/login");
    page.locator("input[name=username]").fill("duty");
    page.locator("input[name=password]").fill(password("duty"));
    page.locator("button.primary").click();
    page.waitForURL("**/board");
    page.locator(".connection").waitFor();
  }

  private String address() {
    return "http://127.0.0.1:" + alerting.port();
  }

  private static void awaitLoop(Page page, int millis) {
    page.waitForFunction("lasts => window.loops === lasts", millis);
  }

  private static LocatorAssertions see(Locator locator) {
    return PlaywrightAssertions.assertThat(locator);
  }

  private String password(String user) throws IOException {
    return Files.readString(data.resolve("passwords").resolve(user)).strip();
  }

  private static Page.ScreenshotOptions shot(String name) {
    return new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "sound-" + name + ".png"));
  }
}
