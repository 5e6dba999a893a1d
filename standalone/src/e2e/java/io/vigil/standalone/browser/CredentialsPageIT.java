package io.vigil.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.vigil.ingest.quota.Quota;
import io.vigil.standalone.Standalone;
import io.vigil.standalone.StandaloneOptions;
import io.vigil.standalone.VigilApi;
import io.vigil.standalone.embedded.TestMqttClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page of gateways, credentials and quotas, beside a gateway that is really there. */
@Timeout(300)
class CredentialsPageIT {
  private static final String PLANT =
      """
      {"enterprise":"browser-q","name":"集水井","nameEn":"Sump","division":"140428","packs":["integrity"],
       "gateways":[{"name":"gw1","door":"MQTT","mode":"LIVE"}],
       "points":[{"code":"S1.LT","name":"水位","nameEn":"Level","unit":"S1","kind":"sump.level",
         "gateway":"gw1","measureUnit":"m","rangeLow":0,"rangeHigh":5,"reporting":"byException",
         "sampleMillis":1000}]}
      """;

  /** Ten seconds of it may come at once. */
  private static final Quota SMALL = new Quota(3, 100_000);

  private static final int MORE_THAN_IT = 50;

  /** From the click on the page to the end of the connection (design: onboarding, issue part 2). */
  private static final Duration AT_MOST = Duration.ofSeconds(5);

  @TempDir Path data;

  @Test
  @DisplayName("attack08 a credential that is revoked on the page ends the connection within 5 s")
  void gatewayIsSeenThrottledRevokedAndLetInAgain()
      throws IOException, InterruptedException, MqttException {
    StandaloneOptions options = StandaloneOptions.demo(data).withFreePorts().withQuota(SMALL);
    try (SystemBrowser browser = SystemBrowser.start();
        Standalone vigil = Standalone.start(options)) {
      String address = vigil.endpoints().http();
      VigilApi admin = VigilApi.login(address, "admin", password("admin"));
      String secret = Objects.requireNonNull(admin.importPlant("browser-q", PLANT).get("gw1"));
      Page page = signedIn(browser, address);
      Locator row = page.locator("[data-gateway='browser-q.gw1']");
      see(row).containsText("✗ 未连接");
      try (TestMqttClient gateway = gateway(vigil, secret)) {
        gateway.connect();
        see(row).containsText("✓ 已连接");
        for (int i = 0; i < MORE_THAN_IT; i++) {
          gateway.publish("ent/browser-q/up/gw1/data", message(i));
        }
        see(row).containsText("超过配额 3");
        see(page.locator("[data-enterprise=browser-q]")).containsText("▲ 正超过配额");
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "credentials.png")));

        page.onDialog(Dialog::accept);
        long clicked = System.nanoTime();
        row.locator("button").nth(1).click();
        while (gateway.isConnected()) {
          assertThat(Duration.ofNanos(System.nanoTime() - clicked)).isLessThan(AT_MOST);
          LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
      }
      see(row).containsText("✗ 已吊销");
      see(row).containsText("✗ 未连接");
      try (TestMqttClient gateway = gateway(vigil, secret)) {
        assertThat(gateway.refusedWith()).isEqualTo(135);
      }

      row.locator("button").click();
      String made = page.locator("p[role=status] code").innerText();
      try (TestMqttClient gateway = gateway(vigil, made)) {
        assertThat(gateway.refusedWith()).as("mended by the new password").isZero();
        see(row).containsText("✓ 已连接");
      }
      page.locator("button.quiet").click();
      see(page.locator("h1")).hasText("Gateways and quotas");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static String message(int sequence) {
    long now = System.currentTimeMillis();
    return """
        {"v":1,"boot":"b","seq":%d,"sent":"%s","r":[{"p":"S1.LT","t":%d,"x":1.2,"q":"GOOD"}]}
        """
        .formatted(sequence, Instant.ofEpochMilli(now), now);
  }

  private static TestMqttClient gateway(Standalone vigil, String password) throws MqttException {
    return new TestMqttClient(vigil.endpoints().mqtt(), "browser-q.gw1")
        .with("browser-q.gw1", password);
  }

  private Page signedIn(SystemBrowser browser, String address) throws IOException {
    Page page = browser.operator();
    page.navigate(address + "/login");
    page.locator("input[name=username]").fill("admin");
    page.locator("input[name=password]").fill(password("admin"));
    page.locator("button.primary").click();
    page.waitForURL("**/board");
    page.navigate(address + "/credentials");
    return page;
  }

  private String password(String user) throws IOException {
    return Files.readString(data.resolve("passwords").resolve(user)).strip();
  }

  private static LocatorAssertions see(Locator locator) {
    return PlaywrightAssertions.assertThat(locator);
  }
}
