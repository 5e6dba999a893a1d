package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.alerting.tls.ServerIdentity;
import io.vigil.model.lane.Batch;
import io.vigil.model.wire.LaneRecordCodec;
import io.vigil.model.wire.LogTopics;
import io.vigil.standalone.certs.DevelopmentAuthority;
import io.vigil.standalone.chaos.TopicReader;
import io.vigil.standalone.embedded.TestMqttClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a certificate every door that others come to speaks TLS, and nothing else. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsDoorsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PLANT =
      """
      {"enterprise": "tls-a", "name": "集水井", "nameEn": "Sump", "division": "140428", "packs": ["integrity"],
       "gateways": [{"name": "gw1", "door": "MQTT", "mode": "LIVE"}],
       "points": [{"code": "S1.LT", "name": "水位", "nameEn": "Level", "unit": "S1",
         "kind": "sump.level", "gateway": "gw1", "measureUnit": "m",
         "rangeLow": 0, "rangeHigh": 5, "reporting": "byException", "sampleMillis": 1000}]}
      """;

  private final Path data;
  private final Path certs;
  private final Standalone vigil;
  private final SSLContext trusting;
  private final String password;

  TlsDoorsIT(@TempDir Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    data = folder.resolve("data");
    certs = folder.resolve("certs");
    DevelopmentAuthority.in(certs, Instant.now())
        .issueServer(List.of("localhost", "127.0.0.1"), Instant.now());
    ServerIdentity identity =
        ServerIdentity.read(certs.resolve("server.pem"), certs.resolve("server-key.pem"));
    vigil =
        Standalone.start(
            StandaloneOptions.demo(data)
                .withFreePorts()
                .withOuter(OuterDoors.onLoopback(identity)));
    trusting = trusting(certs.resolve("ca.pem"));
    password =
        Objects.requireNonNull(
            RunningInstance.signIn(data, "admin").importPlant("tls-a", PLANT).get("gw1"));
  }

  @AfterAll
  void stop() {
    vigil.close();
  }

  @Test
  void aGatewayThatTrustsTheAuthorityDelivers() throws MqttException {
    try (TestMqttClient gateway = gateway(vigil.endpoints().mqtt(), "tls-a.gw1.trusting")) {
      gateway.with(options -> options.setSocketFactory(trusting.getSocketFactory())).connect();
      assertThat(gateway.publish("ent/tls-a/up/gw1/data", message("m", 3.25))).isEmpty();
      awaitInLog(3.25);
    }
  }

  @Test
  void aGatewayThatDoesNotKnowTheAuthorityDoesNotSpeakToUs() throws MqttException {
    assertThat(vigil.endpoints().mqtt()).startsWith("ssl://127.0.0.1:");
    try (TestMqttClient gateway = gateway(vigil.endpoints().mqtt(), "tls-a.gw1.doubting")) {
      assertThatThrownBy(gateway::connect)
          .hasRootCauseMessage("unable to find valid certification path to requested target");
      gateway.with(options -> options.setSocketFactory(trusting.getSocketFactory())).connect();
      assertThat(gateway.isConnected()).as("mended by the authority's certificate").isTrue();
    }
  }

  @Test
  void plainMqttAtThePortOfTlsIsAnsweredByNobody() throws MqttException {
    String plain = vigil.endpoints().mqtt().replace("ssl:", "tcp:");
    try (TestMqttClient gateway = gateway(plain, "tls-a.gw1.plain")) {
      assertThatThrownBy(gateway::connect).isInstanceOf(MqttException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1", "TLSv1.1"})
  void whatIsOlderThanTls12IsRefusedAtEveryDoor(String protocol) throws IOException {
    for (String door :
        List.of(vigil.endpoints().mqtt(), vigil.endpoints().door(), vigil.endpoints().http())) {
      assertThatThrownBy(() -> handshake(door, protocol)).as(door).isInstanceOf(IOException.class);
      assertThat(handshake(door, "TLSv1.2")).as(door).isEqualTo("TLSv1.2");
      assertThat(handshake(door, "TLSv1.3")).as(door).isEqualTo("TLSv1.3");
    }
  }

  @Test
  void whoPostsIsHeardOverTlsAlone() throws IOException, InterruptedException {
    URI door = URI.create(vigil.endpoints().door() + "/v1/up/data");
    long end = System.nanoTime() + PATIENCE.toNanos();
    HttpResponse<String> answer = post(trusting, door);
    while (answer.statusCode() == 503) {
      assertThat(System.nanoTime()).as("defined in ingest").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      answer = post(trusting, door);
    }
    assertThat(answer.body()).contains("\"stored\":[[1,1]]");
    assertThatThrownBy(() -> post(SSLContext.getDefault(), door))
        .isInstanceOf(SSLHandshakeException.class);
    URI plain = URI.create(door.toString().replace("https:", "http:"));
    assertThatThrownBy(() -> post(trusting, plain)).isInstanceOf(IOException.class);
  }

  @Test
  void pagesAreServedOverTlsAndTellTheBrowserToStayThere()
      throws IOException, InterruptedException {
    URI login = URI.create(vigil.endpoints().http() + "/login");
    HttpResponse<String> page = get(trusting, login);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
    assertThatThrownBy(() -> get(SSLContext.getDefault(), login))
        .isInstanceOf(SSLHandshakeException.class);
    URI plain = URI.create(login.toString().replace("https:", "http:"));
    assertThatThrownBy(() -> get(trusting, plain)).isInstanceOf(IOException.class);
  }

  @Test
  void keysOnTheDiskAreForUsAlone() throws IOException {
    for (String file : List.of("tls/key.p12", "broker/conf/config.xml")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))))
          .as(file)
          .isEqualTo("rw-------");
    }
  }

  @Test
  void theCommandOfTheDocsDelivers() throws IOException, InterruptedException {
    String page = Files.readString(Path.of("../docs/operations.md"));
    String after = page.substring(page.indexOf("<!-- tls-sender -->\n```\n"));
    String script = after.substring(after.indexOf("```\n") + 4);
    String command = script.substring(0, script.indexOf("```"));
    URI broker = URI.create(vigil.endpoints().mqtt());
    ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", command);
    builder
        .environment()
        .putAll(
            Map.of(
                "BROKER",
                broker.getHost(),
                "BROKER_PORT",
                Integer.toString(broker.getPort()),
                "CA",
                certs.resolve("ca.pem").toString(),
                "GATEWAY",
                "tls-a.gw1",
                "PASSWORD",
                password,
                "POINT",
                "S1.LT"));
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mosquitto_pub")), "no mosquitto_pub here");
    Process process = builder.redirectErrorStream(true).start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue())
        .as(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isZero();
    awaitInLog(2.5);
  }

  private void awaitInLog(double value) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!inLog().contains(value)) {
      assertThat(System.nanoTime()).as("%s in the log", value).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  private Set<Double> inLog() {
    Set<Double> values = new HashSet<>();
    TopicReader.forEach(
        vigil.endpoints().log(),
        LogTopics.READINGS,
        record -> {
          if (LaneRecordCodec.decode(record.value()) instanceof Batch batch) {
            for (int i = 0; i < batch.readings().size(); i++) {
              values.add(batch.readings().values()[i]);
            }
          }
        });
    return values;
  }

  private String handshake(String door, String protocol) throws IOException {
    URI uri = URI.create(door);
    try (SSLSocket socket =
        (SSLSocket) trusting.getSocketFactory().createSocket(uri.getHost(), uri.getPort())) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.startHandshake();
      return socket.getSession().getProtocol();
    }
  }

  private HttpResponse<String> post(SSLContext tls, URI door)
      throws IOException, InterruptedException {
    byte[] pair = ("tls-a.gw1:" + password).getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(door)
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(20))
            .POST(BodyPublishers.ofString(message("h", 1.25)))
            .build();
    return http(tls).send(request, BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(SSLContext tls, URI page)
      throws IOException, InterruptedException {
    return http(tls)
        .send(
            HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(20)).build(),
            BodyHandlers.ofString());
  }

  private static HttpClient http(SSLContext tls) {
    return HttpClient.newBuilder().sslContext(tls).build();
  }

  private TestMqttClient gateway(String broker, String id) throws MqttException {
    return new TestMqttClient(broker, id).with("tls-a.gw1", password);
  }

  private static String message(String boot, double value) {
    long now = System.currentTimeMillis();
    return """
        {"v":1,"boot":"%s","seq":1,"sent":"%s","r":[{"p":"S1.LT","t":%d,"x":%s,"q":"GOOD"}]}
        """
        .formatted(boot, Instant.ofEpochMilli(now), now, value);
  }

  private static SSLContext trusting(Path authority) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("ca", PemCertificate.read(authority));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
