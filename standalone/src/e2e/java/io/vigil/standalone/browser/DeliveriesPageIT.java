package io.vigil.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.sun.net.httpserver.HttpServer;
import io.vigil.alerting.delivery.DeliveryOptions;
import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.mqtt.GatewayListener;
import io.vigil.sim.mqtt.GatewayOptions;
import io.vigil.sim.mqtt.Outgoing;
import io.vigil.standalone.Standalone;
import io.vigil.standalone.StandaloneOptions;
import io.vigil.standalone.VigilApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that shows what was not delivered, beside a receiver that will not, and then does. */
class DeliveriesPageIT {
  private static final String CHANNEL = "/api/v1/channels/county";
  private static final String PLANT =
      """
      {"enterprise":"browser-d","name":"推送测试厂","nameEn":"Delivery plant","division":"140428",
       "packs":["integrity","chem"],"gateways":[{"name":"gw1","door":"MQTT","mode":"LIVE"}],
       "points":[{"code":"TK1.LEL","name":"一号罐可燃气体","nameEn":"Tank 1 gas","unit":"U1",
         "kind":"gas.combustible","gateway":"gw1","measureUnit":"%LEL","rangeLow":0,"rangeHigh":100,
         "reporting":"periodic","sampleMillis":1000,"rules":[],
         "customRules":[{"rationale":{"harm":"MAJOR","consequence":"设备损坏",
           "consequenceEn":"equipment breaks","action":"停车检查","actionEn":"stop and look",
           "respondMinutes":5,"justification":"样例 / a sample"},
           "id":"X-1","rule":"limit","comparison":"GE","limit":50,"clearWhen":"LT",
           "clear":45,"onMillis":0,"offMillis":0,"severity":2}]}]}
      """;

  private final AtomicInteger status = new AtomicInteger(500);

  @TempDir Path data;
  private HttpServer receiver;

  @BeforeEach
  void listen() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] answer = "as you say".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status.get(), answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void close() {
    receiver.stop(0);
  }

  @Test
  @DisplayName("a channel is tried, what waits and what is dead says why, and is sent again")
  void whatWasNotDeliveredIsShownAndSentAgain() throws IOException, InterruptedException {
    DeliveryOptions delivery =
        DeliveryOptions.byDefault()
            .allowing(DeliveryOptions.networks("127.0.0.1"))
            .retrying(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofHours(24));
    try (SystemBrowser browser = SystemBrowser.start();
        Standalone vigil =
            Standalone.start(StandaloneOptions.demo(data).withFreePorts().withDelivery(delivery))) {
      String address = vigil.endpoints().http();
      VigilApi admin = VigilApi.login(address, "admin", password("admin"));
      makeChannel(admin);
      Page page = signedIn(browser, address, "admin");
      see(page.locator("h1")).hasText("推送");
      Locator county = page.locator("[data-channel=county]");
      see(county).containsText("Webhook");

      county.locator("button").click();
      see(county.locator("[role=status]")).containsText("✗ 接收方未接受");
      see(county.locator("[role=status]")).containsText("500 as you say");

      raise(admin, vigil);
      Locator waiting = page.locator("[data-table=WAITING] tr[data-delivery]");
      see(waiting).containsText("接收方未接受");
      see(waiting).containsText("发生");
      see(county.locator("td").nth(2)).hasText("1");

      admin.delete(CHANNEL);
      Locator dead = page.locator("[data-table=DEAD] tr[data-delivery]");
      see(dead).containsText("通道已删除");
      see(county).containsText("通道已删除");
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "deliveries.png")));

      status.set(200);
      makeChannel(admin);
      dead.locator("button").click();
      see(dead).hasCount(0);
      see(county.locator("td").nth(3)).hasText("0");

      page.locator("button.quiet").click();
      see(page.locator("h1")).hasText("Deliveries");
      county.locator("button").click();
      see(county.locator("[role=status]")).containsText("✓ the receiver took it");

      Page duty = signedIn(browser, address, "duty");
      see(duty.locator("deliveries-page")).containsText("只有管理员可以查看推送。");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private void makeChannel(VigilApi admin) throws IOException, InterruptedException {
    admin.put(
        CHANNEL,
        new ObjectMapper()
            .createObjectNode()
            .put("url", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/")
            .put("leastSeverity", 2)
            .put("enterprise", "browser-d"));
  }

  private static void raise(VigilApi admin, Standalone vigil)
      throws IOException, InterruptedException {
    String secret = Objects.requireNonNull(admin.importPlant("browser-d", PLANT).get("gw1"));
    try (GatewayClient gateway =
        GatewayClient.start(
            GatewayOptions.of(vigil.endpoints().mqtt(), "browser-d", "gw1", secret),
            GatewayListener.NONE)) {
      gateway.send(new Outgoing().add("TK1.LEL", System.currentTimeMillis(), 62.0));
      assertThat(gateway.awaitAcknowledged(Duration.ofSeconds(30))).isTrue();
    }
  }

  private Page signedIn(SystemBrowser browser, String address, String user) throws IOException {
    Page page = browser.operator();
    page.navigate(address + "/login");
    page.locator("input[name=username]").fill(user);
    page.locator("input[name=password]").fill(password(user));
    page.locator("button.primary").click();
    page.waitForURL("**/board");
    page.navigate(address + "/deliveries");
    return page;
  }

  private String password(String user) throws IOException {
    return Files.readString(data.resolve("passwords").resolve(user)).strip();
  }

  private static LocatorAssertions see(Locator locator) {
    return PlaywrightAssertions.assertThat(locator);
  }
}
