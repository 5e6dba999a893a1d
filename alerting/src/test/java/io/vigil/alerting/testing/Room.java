package io.vigil.alerting.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.Alerting;
import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.Inside;
import io.vigil.alerting.deadline.DeadlineSweep;
import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.delivery.DeliveryOptions;
import io.vigil.alerting.scada.ScadaOptions;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.model.wire.DefinitionCodec;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import io.vigil.model.wire.LogTopics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A whole duty room: log, alerting on H2, a judge, an administrator and an officer. One for all
 * test classes of a run, because each start costs seconds; a test makes a plant of its own.
 */
public final class Room implements AutoCloseable {
  /** The rule that tests raise: cut-off of the coal pack, orange. */
  public static final String RULE = "CO-M2";

  private static final ChangingNames NAMES = new ChangingNames();

  private final AtomicInteger plants = new AtomicInteger();
  private final Path folder;
  private final KafkaNode log;
  private final StoreNode store;
  private final int scada;
  private final Alerting alerting;
  private final Judge judge;
  private final Browser admin;
  private final Browser security;
  private final Browser duty;

  private Room(Path folder, DeliveryOptions delivery) throws Exception {
    this.folder = folder;
    log = KafkaNode.start(folder.resolve("log"));
    store = StoreNode.start(folder.resolve("store"));
    scada = freePort();
    alerting =
        Alerting.start(
            AlertingOptions.defaults(folder, log.bootstrap())
                .withStore(store.url())
                .withDelivery(delivery)
                .withTrial(Duration.ofMillis(500))
                .withScada(new ScadaOptions("127.0.0.1", scada))
                .asDemo());
    judge = new Judge(log);
    admin = signIn("admin");
    security = signIn("security");
    duty = signIn("duty");
  }

  /** A room of one's own, for tests that need to deliver otherwise. */
  public static Room open(DeliveryOptions delivery) throws Exception {
    return new Room(Files.createTempDirectory("vigil-room"), delivery);
  }

  /** Sends to receivers of tests, and is less patient than in a plant. */
  public static DeliveryOptions quickDelivery() {
    return DeliveryOptions.byDefault()
        .asking(NAMES)
        .allowing(DeliveryOptions.networks("127.0.0.1"))
        .within(Duration.ofSeconds(2))
        .gathering(Duration.ofSeconds(2))
        .retrying(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofHours(24));
  }

  /** Hands the room to test methods that ask for one. */
  public static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Room.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.GLOBAL)
          .getOrComputeIfAbsent(Room.class, key -> open(), Room.class);
    }

    private static Room open() {
      try {
        return Room.open(quickDelivery());
      } catch (Exception e) {
        throw new IllegalStateException("no room", e);
      }
    }
  }

  /** The name of which channels may be told something else each time. */
  public static ChangingNames names() {
    return NAMES;
  }

  public Path folder() {
    return folder;
  }

  public KafkaNode log() {
    return log;
  }

  public StoreNode store() {
    return store;
  }

  public Alerting alerting() {
    return alerting;
  }

  /** Where control systems of plants come to. */
  public String scada() {
    return "opc.tcp://127.0.0.1:" + scada + "/vigil";
  }

  public Judge judge() {
    return judge;
  }

  public Browser admin() {
    return admin;
  }

  /** The security administrator. */
  public Browser security() {
    return security;
  }

  public Browser duty() {
    return duty;
  }

  /** Somebody who is not signed in. */
  public Browser stranger() {
    return new Browser(alerting.port());
  }

  /** Another browser of the user. */
  public Browser signIn(String username) {
    return Browser.signedIn(alerting.port(), folder, username);
  }

  /** A duty officer who serves at the position; made once in the room that all tests share. */
  public Browser officer(String name, String position) {
    return somebody(name, "DUTY", position);
  }

  /** Somebody of the role at the position; made once in the room that all tests share. */
  public Browser somebody(String name, String role, String position) {
    String path = "/api/v1/people/" + name;
    Answer made =
        security.post(path, "{\"role\":\"%s\",\"position\":\"%s\"}".formatted(role, position));
    Answer with = made.status() == 200 ? made : security.post(path + "/password", "{}");
    Browser browser = stranger();
    browser.login(name, with.json().get("password").asText());
    return browser;
  }

  /** A plant that nobody else uses, with points F01.CH4, F02.CH4 ... */
  public String plant(int points) {
    String plant = "plant-" + plants.incrementAndGet();
    assertThat(importPlant(plant, Plants.coalMine(plant, points)).status()).isEqualTo(200);
    return plant;
  }

  /** A plant as {@link #plant}, alone in a division that no other test uses. */
  public String plantIn(String division, int points) {
    String plant = "plant-of-" + division;
    String file = Plants.coalMine(plant, points).replace("140428", division);
    assertThat(importPlant(plant, file).status()).isEqualTo(200);
    return plant;
  }

  /** Sends a plant file as the administrator. */
  public Answer importPlant(String plant, String file) {
    return admin.put("/api/v1/enterprises/" + plant, file);
  }

  /** Lets the judge raise an Alert on the point. */
  public void raise(String plant, String code) throws ExecutionException, InterruptedException {
    judge.say(judge.watch(plant, code, RULE).raise(1.6));
  }

  /** The Alert of the plant's first point, just raised. */
  public JsonNode raised(String plant) throws Exception {
    raise(plant, "F01.CH4");
    return open(plant, any -> true);
  }

  /** The only open Alert of the plant, once it is as wanted. */
  public JsonNode open(String plant, Predicate<JsonNode> wanted) throws Exception {
    return Eventually.get(() -> openOf(plant), all -> all.size() == 1 && wanted.test(all.get(0)))
        .get(0);
  }

  /** The open Alerts of the plant, once there are so many. */
  public List<JsonNode> open(Browser officer, String plant, int alerts) throws Exception {
    return Eventually.get(() -> openOf(officer, plant), all -> all.size() == alerts);
  }

  /** The open Alerts of the plant. */
  public List<JsonNode> openOf(String plant) {
    return openOf(duty, plant);
  }

  /** The open Alerts of the plant, as the officer sees them. */
  public List<JsonNode> openOf(Browser officer, String plant) {
    JsonNode items = officer.get("/api/v1/alerts?open=true&limit=5000").json().get("items");
    return items.findParents("id").stream()
        .filter(one -> one.get("enterprise").asText().equals(plant))
        .toList();
  }

  /** Acknowledges what was seen. */
  public static Answer acknowledge(Browser who, JsonNode seen) {
    return who.post(
        path(seen) + "/ack",
        "{\"activation\":\"%s\",\"version\":%d}"
            .formatted(seen.get("activation").asText(), seen.get("version").asLong()));
  }

  /** As if the time had passed since: what is due by then is done. */
  public void pass(Duration time) {
    Instant then = Inside.of(alerting).getBean(Deadlines.class).now().plus(time);
    Inside.of(alerting).getBean(DeadlineSweep.class).sweep(then);
  }

  /** Address of the Alert. */
  public static String path(JsonNode alert) {
    return "/api/v1/alerts/" + alert.get("id").asText();
  }

  /** What the log says about the plant, oldest first. */
  public List<Addressed> definitionsOf(String plant) {
    return log.read(LogTopics.DEFINITIONS).stream()
        .map(record -> DefinitionCodec.decode(record.value()))
        .filter(one -> one.entry().enterprise().equals(plant))
        .toList();
  }

  /** The answer is a problem with this status and code, in words and without our insides. */
  public static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(status);
    assertThat(answer.raw().headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.json().get("code").asText()).isEqualTo(code);
    assertThat(answer.json().get("zh").asText()).isNotBlank();
    assertThat(answer.json().get("en").asText()).isNotBlank();
    assertThat(answer.json().toString()).doesNotContain("at io.").doesNotContain("Exception");
  }

  @Override
  public void close() throws IOException {
    judge.close();
    alerting.close();
    store.close();
    log.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(Room::delete);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
