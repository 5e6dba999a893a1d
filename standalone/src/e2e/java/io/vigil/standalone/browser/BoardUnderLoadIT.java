package io.vigil.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.mqtt.GatewayListener;
import io.vigil.sim.mqtt.GatewayOptions;
import io.vigil.sim.mqtt.Outgoing;
import io.vigil.standalone.Endpoints;
import io.vigil.standalone.Standalone;
import io.vigil.standalone.StandaloneOptions;
import io.vigil.standalone.VigilApi;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A board with very many open Alerts that keep changing. It prints what it measured and asserts no
 * time: {@code -Dboard.alerts=5000 -Dboard.seconds=60} is the run that docs/benchmarks.md records.
 */
class BoardUnderLoadIT {
  private static final int ALERTS = Integer.getInteger("board.alerts", 600);
  private static final int SECONDS = Integer.getInteger("board.seconds", 5);
  private static final int CHANGES_PER_SECOND = 200;

  /** By so much each change is worse than the one before: as long as the range of the points. */
  private static final double STEP = SECONDS > 180 ? 0.01 : 0.1;

  /** Only then are the heaps looked at: a collection holds up what comes. */
  private static final boolean LONG = SECONDS >= 300;

  /** So often. */
  private static final int HEAPS = 10;

  private static final int PER_MESSAGE = 100;
  private static final int MOST_ROWS_DRAWN = 60;

  /** So many are acknowledged, one after the other, while changes have stopped. */
  private static final int ACKNOWLEDGED = 20;

  private static final int CHARTS = 50;
  /** As many as it takes until the browser has compiled what it runs, and as many again and more. */
  private static final int TICKS = 60;

  /** Each of one severity. */
  private static final int UNITS = 40;

  /**
   * Runs in the page from now on: notes what the browser itself calls a long task, and when each
   * text of the first row's worst value came to stand there. Answers with the code of its point.
   */
  private static final String WATCH =
      """
      () => {
        window.longTasks = [];
        new PerformanceObserver((list) => list.getEntries().forEach((e) => window.longTasks.push(e.duration)))
          .observe({ type: 'longtask' });
        window.shown = {};
        const row = document.querySelector('alert-row');
        new MutationObserver(() => {
          const text = row.querySelector('.value > .minor').textContent.replace(/[^0-9.]/g, '');
          window.shown[text] ??= Date.now();
        }).observe(row, { subtree: true, childList: true, characterData: true });
        return row.alert.point;
      }
      """;

  /**
   * Draws as many trends as are asked for, 190 px wide with 600 buckets and two limits, lets each
   * have one bucket more for so many times, and answers with how long each time took, in ms. They
   * fill the screen from its upper edge on; those far below it are drawn when somebody scrolls.
   */
  private static final String DRAW =
      """
      async ([charts, ticks]) => {
        const limit = (limit, severity) =>
          ({ rule: 'L' + severity, severity, comparison: 'GE', limit, clear: null, since: null, until: null });
        let end = Date.now();
        const t = Array.from({ length: 600 }, (_, i) => end - (600 - i) * 1000);
        const values = t.map((at) => 40 + 10 * Math.sin(at / 20000));
        const series = () => ({ point_name: 'P', unit_of_measure: '%LEL', range: [0, 100], limits: [limit(50, 1), limit(45, 2)],
          t: [...t], min: [...values], max: [...values], first: [...values], last: [...values], quality: t.map(() => 'GOOD') });
        const place = document.createElement('div');
        place.style = 'position: fixed; inset: 0; overflow: auto; z-index: 9; background: white';
        document.body.append(place);
        const drawn = Array.from({ length: charts }, () => {
          const chart = document.createElement('trend-chart');
          chart.style.width = '190px';
          chart.series = series();
          chart.span = { from: t[0], to: end + ticks * 1000 };
          place.append(chart);
          return chart;
        });
        const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        await frame();
        const took = [];
        for (let i = 0; i < ticks; i++) {
          t.shift();
          values.shift();
          t.push((end += 1000));
          values.push(40 + 10 * Math.sin(end / 20000));
          const next = drawn.map(series);
          const began = performance.now();
          drawn.forEach((chart, k) => (chart.series = next[k]));
          await Promise.all(drawn.map((chart) => chart.updateComplete));
          await Promise.resolve();
          took.push(performance.now() - began);
          await frame();
        }
        place.remove();
        return took;
      }
      """;

  @TempDir Path data;

  @Test
  @DisplayName("a board with many open alerts draws only what is in view and follows every change")
  void manyAlertsAreCountedAndOnlyThoseInViewAreDrawn() throws IOException, InterruptedException {
    try (SystemBrowser browser = SystemBrowser.start();
        Standalone vigil =
            Standalone.start(StandaloneOptions.demo(data).withFreePorts())) {
      Endpoints endpoints = vigil.endpoints();
      try (GatewayClient gateway = plant(endpoints)) {
        sayAll(gateway, 60);
        VigilApi duty = VigilApi.login(endpoints.http(), "duty", password("duty"));
        awaitOpen(duty);
        Page page = signIn(browser, endpoints, "duty");
        long asked = System.nanoTime();
        page.navigate(endpoints.http() + "/board");
        page.locator("alert-row").first().waitFor();
        double firstRow = (System.nanoTime() - asked) / 1e9;
        double paint =
            ((Number)
                    page.evaluate(
                        "performance.getEntriesByName('first-contentful-paint')[0].startTime"))
                .doubleValue();
        assertThat(page.locator("alert-list .rows").getAttribute("aria-rowcount"))
            .as("red ones, and one row for each of the other units")
            .isEqualTo(String.valueOf(ALERTS / 4 + UNITS * 3 / 4));
        // Everything shown is the heaviest the page can be.
        page.locator("board-summary .gathered button").click();
        page.locator("alert-row").nth(5).waitFor();
        String watched = (String) page.evaluate(WATCH);
        assertThat(page.locator("alert-row").count()).isBetween(5, MOST_ROWS_DRAWN);
        assertThat(page.locator("alert-list .rows").getAttribute("aria-rowcount"))
            .isEqualTo(String.valueOf(ALERTS));

        Map<String, Long> said = change(gateway, page, watched);
        List<Long> shown = latencies(said, page);

        int longTasks = ((Number) page.evaluate("window.longTasks.length")).intValue();
        double longest =
            ((Number) page.evaluate("Math.max(0, ...window.longTasks)")).doubleValue();
        List<Long> acknowledged = acknowledge(page);
        List<Long> drawn = sorted((List<?>) page.evaluate(DRAW, List.of(CHARTS, TICKS)));
        System.out.printf(
            "board: %d open alerts, first paint %.2f s, first row %.2f s after the address was"
                + " entered; %d changes a second for %d s: %d tasks over 50 ms, the longest %.0f ms;"
                + " reading sent to row changed, %d samples: p50 %d ms, p99 %d ms%n",
            ALERTS,
            paint / 1e3,
            firstRow,
            CHANGES_PER_SECOND,
            SECONDS,
            longTasks,
            longest,
            shown.size(),
            percentile(shown, 50),
            percentile(shown, 99));

        System.out.printf(
            "board: %d acknowledged one after the other, from the request to its answer: p50 %d ms,"
                + " p95 %d ms%n",
            ACKNOWLEDGED, percentile(acknowledged, 50), percentile(acknowledged, 95));
        System.out.printf(
            "board: %d trends, each one bucket more: median %d ms, longest %d ms%n",
            CHARTS, percentile(drawn, 50), percentile(drawn, 100));

        page.locator("alert-list .rows").evaluate("rows => rows.scrollTop = rows.scrollHeight");
        page.locator("alert-row[aria-rowindex='" + ALERTS + "']").waitFor();
        assertThat(page.locator("alert-row").count()).isBetween(5, MOST_ROWS_DRAWN);
        assertThat(faultsInFlood(browser, endpoints)).isEmpty();
        assertThat(browser.complaints()).isEmpty();
      }
    }
  }

  /** The flood is said, units are gathered, and nothing is cut off or overlaps on any page. */
  private List<String> faultsInFlood(SystemBrowser browser, Endpoints endpoints)
      throws IOException {
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, List<String>> one : PageFaults.PAGES.entrySet()) {
      Page page = signIn(browser, endpoints, one.getKey());
      for (String language : new String[] {"zh", "en"}) {
        page.evaluate("language => localStorage.setItem('vigil.language', language)", language);
        for (String name : one.getValue()) {
          page.navigate(endpoints.http() + "/" + name);
          page.locator("h1, .banner.flood").first().waitFor();
          if (name.equals("board")) {
            PlaywrightAssertions.assertThat(page.locator(".banner.flood"))
                .containsText(language.equals("zh") ? "报警泛滥" : "Alert flood");
            PlaywrightAssertions.assertThat(page.locator("board-summary .gathered")).isVisible();
          }
          faults.addAll(PageFaults.atEverySize(page, name + " flood " + language));
        }
      }
      page.context().close();
    }
    return faults;
  }

  /** Worse values, so that each is a change of its Alert, spread over all of them. */
  private static Map<String, Long> change(GatewayClient gateway, Page page, String watched)
      throws InterruptedException {
    Map<String, Long> said = new LinkedHashMap<>();
    int point = 0;
    long began = System.nanoTime();
    for (int tick = 0; tick < SECONDS * 2; tick++) {
      Outgoing out = new Outgoing();
      double value = 61 + tick * STEP;
      if (LONG && tick % (SECONDS * 2 / HEAPS) == 0) {
        heap(page, tick / 2);
      }
      for (int i = 1; i < CHANGES_PER_SECOND / 2; i++) {
        point++;
        if (!watched.equals("P" + point % ALERTS)) {
          out.add("P" + point % ALERTS, System.currentTimeMillis(), value);
        }
      }
      said.put(BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString(), System.currentTimeMillis());
      out.add(watched, System.currentTimeMillis(), value);
      gateway.send(out);
      long next = began + Duration.ofMillis(500).toNanos() * (tick + 1);
      page.waitForTimeout(Math.max(0, (next - System.nanoTime()) / 1e6));
    }
    return said;
  }

  /** Says what is left after a collection, of the page and of this process with server and test. */
  private static void heap(Page page, int second) {
    CDPSession session = page.context().newCDPSession(page);
    session.send("HeapProfiler.collectGarbage");
    double ofPage = session.send("Runtime.getHeapUsage").get("usedSize").getAsDouble();
    session.detach();
    System.gc();
    Runtime ours = Runtime.getRuntime();
    System.out.printf(
        "board: after %d s: heap of the page %.1f MB, of the process %d MB%n",
        second, ofPage / 1e6, (ours.totalMemory() - ours.freeMemory()) / 1_000_000);
  }

  /** The times from request to answer, in ms, as the browser has them. */
  private static List<Long> acknowledge(Page page) {
    for (int i = 0; i < ACKNOWLEDGED; i++) {
      page.waitForResponse(
          answer -> answer.url().endsWith("/ack"),
          () -> page.locator("alert-row button.primary").first().click());
    }
    return sorted(
        (List<?>)
            page.evaluate(
                "performance.getEntriesByType('resource').filter((one) =>"
                    + " one.name.endsWith('/ack')).map((one) => one.duration)"));
  }

  private static List<Long> sorted(List<?> millis) {
    return millis.stream().map(one -> Math.round(((Number) one).doubleValue())).sorted().toList();
  }

  @SuppressWarnings("unchecked")
  private static List<Long> latencies(Map<String, Long> said, Page page) {
    Map<String, Object> shown = (Map<String, Object>) page.evaluate("window.shown");
    List<Long> latencies = new ArrayList<>();
    said.forEach(
        (value, at) -> {
          if (shown.get(value) instanceof Number seen) {
            latencies.add((long) (seen.doubleValue() - at));
          }
        });
    assertThat(latencies).as("changes that were seen: " + shown + " of " + said).isNotEmpty();
    Collections.sort(latencies);
    return latencies;
  }

  private static long percentile(List<Long> sorted, int percent) {
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }

  private static void sayAll(GatewayClient gateway, double value) throws InterruptedException {
    for (int from = 0; from < ALERTS; from += PER_MESSAGE) {
      Outgoing out = new Outgoing();
      for (int i = from; i < Math.min(ALERTS, from + PER_MESSAGE); i++) {
        out.add("P" + i, System.currentTimeMillis(), value);
      }
      gateway.send(out);
    }
    assertThat(gateway.awaitAcknowledged(Duration.ofMinutes(2))).isTrue();
  }

  private static void awaitOpen(VigilApi duty) throws IOException, InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (duty.get("/api/v1/alerts?open=true&limit=5000").path("items").size() < ALERTS) {
      assertThat(System.nanoTime()).as("all alerts open").isLessThan(end);
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    }
  }

  private GatewayClient plant(Endpoints endpoints) throws IOException, InterruptedException {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < ALERTS; i++) {
      points.append(i == 0 ? "" : ",").append(point(i));
    }
    String plant =
        """
        {"enterprise":"board-a","name":"大屏测试厂","nameEn":"Board plant","division":"140428",
         "packs":["integrity"],"gateways":[{"name":"gw1","door":"MQTT","mode":"LIVE"}],
         "points":[%s]}
        """
            .formatted(points);
    VigilApi admin = VigilApi.login(endpoints.http(), "admin", password("admin"));
    String secret = Objects.requireNonNull(admin.importPlant("board-a", plant).get("gw1"));
    return GatewayClient.start(
        GatewayOptions.of(endpoints.mqtt(), "board-a", "gw1", secret), GatewayListener.NONE);
  }

  private static String point(int i) {
    return """
        {"code":"P%d","name":"测点 %d","nameEn":"Point %d","unit":"U%d","kind":"gas.combustible",
         "gateway":"gw1","measureUnit":"%%LEL","rangeLow":0,"rangeHigh":100,
         "reporting":"byException","sampleMillis":1000,"rules":[],
         "customRules":[{"rationale":{"harm":"MAJOR","consequence":"设备损坏",
           "consequenceEn":"equipment breaks","action":"停车检查","actionEn":"stop and look",
           "respondMinutes":5,"justification":"样例 / a sample"},
           "id":"X-1","rule":"limit","comparison":"GE","limit":50,"clearWhen":"LT",
           "clear":45,"onMillis":0,"offMillis":0,"severity":%d}]}
        """
        .formatted(i, i, i, i % UNITS, 1 + i % 4);
  }

  private Page signIn(SystemBrowser browser, Endpoints endpoints, String user) throws IOException {
    Page page = browser.operator();
    page.navigate(endpoints.http() + "/login");
    page.locator("input[name=username]").fill(user);
    page.locator("input[name=password]").fill(password(user));
    page.locator("button.primary").click();
    page.waitForURL(url -> !url.endsWith("/login"));
    return page;
  }

  private String password(String user) throws IOException {
    return Files.readString(data.resolve("passwords").resolve(user)).strip();
  }
}
