package io.vigil.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import io.vigil.alerting.Alerting;
import io.vigil.alerting.AlertingOptions;
import io.vigil.standalone.VigilApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every page in both languages and at three sizes, first with nothing on it and then with something:
 * no text without translation, nothing cut off, nothing that overlaps, nothing that axe objects to.
 */
class EveryPageIT {
  /** Nobody listens there: none of it needs a log. */
  private static final String NO_LOG = "127.0.0.1:1";

  private static final String PLANT =
      """
      {"enterprise":"every-a","name":"一座名称特别长的\\u202e化学品仓储有限责任公司第二分公司","nameEn":"A plant with an uncommonly long name, second branch",
       "division":"140428",
       "packs":["integrity","chem"],"gateways":[{"name":"gw1","door":"MQTT","mode":"LIVE"}],
       "points":[{"code":"TK1.LEL","name":"<img src onerror=executed=1>罐气","nameEn":"<img src onerror=executed=1> gas","unit":"U1",
         "kind":"gas.combustible","gateway":"gw1","measureUnit":"%LEL","rangeLow":0,"rangeHigh":100,
         "reporting":"periodic","sampleMillis":1000,"rules":[],
         "customRules":[{"rationale":{"harm":"MAJOR","consequence":"设备损坏",
           "consequenceEn":"equipment breaks","action":"停车检查","actionEn":"stop and look",
           "respondMinutes":5,"justification":"样例 / a sample"},
           "id":"X-1","rule":"limit","comparison":"GE","limit":50,"clearWhen":"LT",
           "clear":45,"onMillis":0,"offMillis":0,"severity":1}]}]}
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What somebody may try to have read as something else than a name. */
  private static final String HOSTILE = "<img src=x onerror=window.executed=1> \"><script>window.executed=1</script>";

  /** How many controls of an open alert the Tab key has been at, and how many there are. */
  private static final String TABBED =
      """
      () => {
        const controls = [...document.querySelectorAll('alert-detail :is(button, a[href], select, input, summary)')]
            .filter((one) => !one.disabled && one.tabIndex >= 0 && one.getClientRects().length);
        document.activeElement?.closest('alert-detail') && (document.activeElement.dataset.tabbed = 'yes');
        return [controls.filter((one) => one.dataset.tabbed).length, controls.length];
      }
      """;

  @TempDir static Path data;
  private static Alerting alerting;
  private static SystemBrowser browser;

  @BeforeAll
  static void start() throws IOException {
    alerting = Alerting.start(AlertingOptions.defaults(data, NO_LOG).asDemo());
    browser = SystemBrowser.start();
  }

  @AfterAll
  static void stop() {
    browser.close();
    alerting.close();
  }

  @Test
  @DisplayName("attack53 attack54 every page in zh and en at three sizes, empty and with something on it")
  void everyPage() throws IOException, InterruptedException {
    List<String> faults = new ArrayList<>();
    Map<String, Page> people = new LinkedHashMap<>();
    for (String user : PageFaults.PAGES.keySet()) {
      people.put(user, signedIn(user));
    }
    people.forEach((user, page) -> look(page, "empty", Objects.requireNonNull(PageFaults.PAGES.get(user)), faults));
    fill();
    List<String> standing = standing();
    people.forEach((user, page) -> look(page, "filled", Objects.requireNonNull(PageFaults.PAGES.get(user)), faults));
    for (Page page : people.values()) {
      if (page.evaluate("window.executed") != null) {
        faults.add("a name was executed");
      }
    }
    assertThat(standing()).as("the board, no quieter").isNotEmpty().isEqualTo(standing);
    faults.addAll(
        browser.complaints().stream().filter(complaint -> !complaint.contains("status of 503")).toList());
    assertThat(faults).isEmpty();
  }

  @Test
  @DisplayName("P20 who may not see a page is told so, instead of shown that there is nothing")
  void shut() throws IOException {
    Page page = signedIn("duty");
    page.navigate(address() + "/audit");
    PlaywrightAssertions.assertThat(page.locator("p[role=alert]")).containsText("无权查看");
    page.navigate(address() + "/search");
    page.locator("p.minor").first().waitFor();
    PlaywrightAssertions.assertThat(page.locator("p[role=alert]")).hasCount(0);
  }

  @Test
  @DisplayName("P19, T4 on a phone an alert is read and acknowledged with a thumb, over a bad line too, and its"
      + " plant phoned")
  void phone() throws IOException, InterruptedException {
    Page phone = signedIn("duty");
    phone.setViewportSize(360, 740);
    VigilApi.login(address(), "admin", password("admin")).importPlant("every-a", PLANT);
    VigilApi duty = VigilApi.login(address(), "duty", password("duty"));
    post(duty, "/drills", "watch", "every-a/TK1.LEL/X-1", "severity", 2, "note", "手机签收");
    post(
        VigilApi.login(address(), "admin", password("admin")), "/phone-book",
        "position", "plant-head:every-a", "name", "安全科", "phone", "0355-1234567", "note", "");
    Locator row = phone.locator("alert-row").filter(new Locator.FilterOptions().setHasText("手机签收"));
    Locator button = row.locator("button.primary");
    assertThat(button.boundingBox().height).as("room for a thumb, px").isGreaterThanOrEqualTo(44);
    phone.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "phone.png")));
    // A line on which nothing is answered: what was pressed waits, also over a reload.
    phone.route("**/api/v1/alerts/*/ack", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
    button.click();
    PlaywrightAssertions.assertThat(row).containsText("未送达");
    PlaywrightAssertions.assertThat(phone.locator(".banner.unsent")).containsText("1 条签收未送达");
    assertThat(PageFaults.of(phone)).isEmpty();
    phone.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "phone-unsent.png")));
    phone.reload();
    PlaywrightAssertions.assertThat(row).containsText("未送达");
    phone.unrouteAll();
    PlaywrightAssertions.assertThat(row).containsText("报警已确认");
    PlaywrightAssertions.assertThat(phone.locator(".banner.unsent")).hasCount(0);
    row.locator(".text").click();
    PlaywrightAssertions.assertThat(phone.locator("alert-detail")).containsText("手机签收");
    PlaywrightAssertions.assertThat(phone.locator("who-to-phone a[href='tel:03551234567']")).containsText("0355-1234567");
    assertThat(PageFaults.of(phone)).isEmpty();
    phone.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "phone-detail.png")));
    phone.context().close();
  }

  @Test
  @DisplayName("attack57 another site frames nothing of ours")
  void framedByAnother() throws IOException, InterruptedException {
    List<String> standing = standing();
    HttpServer other = otherSite("<h1>theirs</h1><iframe src='" + address() + "/board'></iframe>");
    try (SystemBrowser theirs = SystemBrowser.start()) {
      Page page = signedIn(theirs, "duty");
      List<String> failed = new ArrayList<>();
      page.onRequestFailed(request -> failed.add(request.url() + " " + request.failure()));
      page.navigate("http://127.0.0.1:" + other.getAddress().getPort() + "/");
      assertThat(failed).singleElement().asString().contains("/board", "BLOCKED_BY_RESPONSE");
      assertThat(page.frames()).hasSize(2);
      assertThat(page.frames().get(1).url()).as("the browser's own page of errors").startsWith("chrome-error:");
      page.navigate(address() + "/board");
      PlaywrightAssertions.assertThat(page.locator("h1").first()).isVisible();
    } finally {
      other.stop(0);
    }
    assertThat(standing()).isEqualTo(standing);
  }

  @Test
  @DisplayName("attack94 at 200 %, after another language and back, by keyboard alone, it is acknowledged")
  void keyboardAlone() throws IOException, InterruptedException {
    VigilApi.login(address(), "admin", password("admin")).importPlant("every-k", PLANT.replace("every-a", "every-k"));
    VigilApi duty = VigilApi.login(address(), "duty", password("duty"));
    post(duty, "/drills", "watch", "every-k/TK1.LEL/X-1", "severity", 2, "note", "键盘签收");
    Page desk = signedIn("duty");
    desk.setViewportSize(683, 384);
    Locator row = desk.locator("alert-row").filter(new Locator.FilterOptions().setHasText("键盘签收"));
    for (String language : new String[] {"en", "zh"}) {
      PlaywrightAssertions.assertThat(row).isVisible();
      desk.evaluate("language => localStorage.setItem('vigil.language', language)", language);
      desk.reload();
    }
    PlaywrightAssertions.assertThat(row).isVisible();
    assertThat(standing()).as("no quieter").anyMatch(one -> one.contains("every-k") && one.endsWith("ACTIVE_UNACKED"));
    Locator grid = desk.getByRole(AriaRole.GRID, new Page.GetByRoleOptions().setName("未关闭的报警"));
    PlaywrightAssertions.assertThat(grid.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("键盘签收")))
        .hasCount(1);
    PlaywrightAssertions.assertThat(desk.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("条报警待签收，最急：")))
        .hasCount(1);
    assertThat(nameless(desk.locator("duty-board"))).as("what a screen reader cannot name").isEmpty();
    Locator cursor = desk.locator("alert-row.cursor").filter(new Locator.FilterOptions().setHasText("键盘签收"));
    for (int presses = 0; cursor.count() == 0; presses++) {
      assertThat(presses).as("the row is reached").isLessThan(100);
      desk.keyboard().press("ArrowDown");
    }
    desk.keyboard().press("Enter");
    PlaywrightAssertions.assertThat(desk.locator("alert-detail")).containsText("键盘签收");
    assertThat(nameless(desk.locator("alert-detail"))).as("what a screen reader cannot name").isEmpty();
    List<Integer> reached = tabbed(desk);
    for (int presses = 0; reached.get(0) < reached.get(1); presses++) {
      assertThat(presses).as("controls of the detail that are reached: %s", reached).isLessThan(200);
      desk.keyboard().press("Tab");
      reached = tabbed(desk);
    }
    assertThat(reached.get(1)).as("something can be done there").isGreaterThan(1);
    desk.keyboard().press("Escape");
    PlaywrightAssertions.assertThat(desk.locator("alert-detail")).hasCount(0);
    desk.keyboard().press("a");
    PlaywrightAssertions.assertThat(row).containsText("报警已确认");
    desk.context().close();
  }

  /** Controls without a name in the accessibility tree, which is what a screen reader reads from. */
  private static List<String> nameless(Locator part) {
    return part.ariaSnapshot().lines()
        .filter(line -> line.matches("\\s*- (button|link|textbox|combobox|checkbox|searchbox|grid)(:| \\[|$).*"))
        .toList();
  }

  @Test
  @DisplayName("attack55 a name that a page would run is words in the detail and its titles")
  void namesInTheDetail() throws IOException, InterruptedException {
    VigilApi.login(address(), "admin", password("admin")).importPlant("every-h", PLANT.replace("every-a", "every-h"));
    VigilApi duty = VigilApi.login(address(), "duty", password("duty"));
    post(duty, "/drills", "watch", "every-h/TK1.LEL/X-1", "severity", 2, "note", HOSTILE);
    List<String> standing = standing();
    String id = standing.stream().filter(one -> one.startsWith("every-h ")).findFirst().orElseThrow().split(" ", -1)[1];
    Page desk = signedIn("duty");
    for (String language : new String[] {"zh", "en"}) {
      desk.evaluate("language => localStorage.setItem('vigil.language', language)", language);
      desk.navigate(address() + "/board#" + id);
      desk.reload();
      Locator detail = desk.locator("alert-detail");
      PlaywrightAssertions.assertThat(detail).containsText("<img src onerror=executed=1>");
      assertThat(detail.locator("img, script").count()).as("made of a name").isZero();
    }
    assertThat(desk.evaluate("window.executed")).isNull();
    assertThat(standing()).as("no quieter").isEqualTo(standing);
    desk.context().close();
  }

  @SuppressWarnings("unchecked")
  private static List<Integer> tabbed(Page page) {
    return (List<Integer>) page.evaluate(TABBED);
  }

  /** On this machine too, since browsers let no site from elsewhere look into it at all. */
  private static HttpServer otherSite(String page) throws IOException {
    HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    site.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    site.start();
    return site;
  }

  /** Open alerts and their states. */
  private static List<String> standing() throws IOException, InterruptedException {
    List<String> standing = new ArrayList<>();
    VigilApi.login(address(), "duty", password("duty"))
        .get("/api/v1/alerts?open=true")
        .get("items")
        .forEach(one -> standing.add(one.get("enterprise").asText() + " " + one.get("id").asText() + " " + one.get("state").asText()));
    return standing;
  }

  /** Something of each kind that a page lists, with names of a stranger's choice. */
  private static void fill() throws IOException, InterruptedException {
    VigilApi.login(address(), "admin", password("admin")).importPlant("every-a", PLANT);
    VigilApi duty = VigilApi.login(address(), "duty", password("duty"));
    String in3Days = Instant.now().plus(Duration.ofDays(3)).toString();
    post(duty, "/drills", "watch", "every-a/TK1.LEL/X-1", "severity", 1, "note", HOSTILE);
    post(duty, "/overlays/out-of-service", "watch", "every-a/TK1.LEL/X-1", "minutes", 60,
        "reason", "CALIBRATION", "permit", HOSTILE, "substitute", HOSTILE, "note", HOSTILE);
    post(duty, "/hazards", "enterprise", "every-a", "source", "INSPECTION", "level", "MAJOR",
        "place", HOSTILE, "description", HOSTILE, "due", in3Days);
    post(duty, "/works", "enterprise", "every-a", "unit", "U1", "what", HOSTILE, "permit", "ZY-1",
        "begins", Instant.now().plus(Duration.ofDays(1)).toString(), "until", in3Days);
    post(duty, "/declarations", "enterprise", "every-a", "kind", "SHUTDOWN", "document", "令 1", "note", HOSTILE,
        "begins", Instant.now().toString());
    post(duty, "/notices", "title", HOSTILE, "content", HOSTILE, "measure", HOSTILE);
  }

  private static void post(VigilApi api, String path, Object... fields)
      throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    for (int i = 0; i < fields.length; i += 2) {
      body.putPOJO((String) fields[i], fields[i + 1]);
    }
    api.post("/api/v1" + path, body);
  }

  private static void look(Page page, String state, List<String> pages, List<String> faults) {
    for (String name : pages) {
      page.navigate(address() + "/" + name);
      for (String language : new String[] {"zh", "en"}) {
        page.evaluate("language => localStorage.setItem('vigil.language', language)", language);
        page.reload();
        page.locator("h1").first().waitFor();
        faults.addAll(PageFaults.atEverySize(page, name + " " + state + " " + language));
        if (language.equals("en")) {
          continue;
        }
        page.setViewportSize(1366, 768);
        for (Rule rule : new AxeBuilder(page).analyze().getViolations()) {
          faults.add(name + " " + state + " " + language + ": axe " + rule.getId() + " " + rule.getHelp() + " "
              + rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList());
        }
      }
    }
  }

  private static Page signedIn(String user) throws IOException {
    return signedIn(browser, user);
  }

  private static Page signedIn(SystemBrowser at, String user) throws IOException {
    Page page = at.operator();
    page.navigate(address() + "/login");
    page.locator("input[name=username]").fill(user);
    page.locator("input[name=password]").fill(password(user));
    page.locator("button.primary").click();
    page.waitForURL(url -> !url.endsWith("/login"));
    return page;
  }

  private static String address() {
    return "http://127.0.0.1:" + alerting.port();
  }

  private static String password(String user) throws IOException {
    return Files.readString(data.resolve("passwords").resolve(user)).strip();
  }
}
