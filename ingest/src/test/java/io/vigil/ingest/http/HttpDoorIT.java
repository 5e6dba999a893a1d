package io.vigil.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.ingest.Ingest;
import io.vigil.ingest.IngestOptions;
import io.vigil.ingest.fixture.Defined;
import io.vigil.ingest.fixture.DocumentedCommand;
import io.vigil.ingest.fixture.KafkaNode;
import io.vigil.ingest.fixture.TopicTail;
import io.vigil.ingest.fixture.Waiting;
import io.vigil.ingest.http.SenderAccess.Sender;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.ingest.quota.Quota;
import io.vigil.ingest.usage.GatewayUsage;
import io.vigil.model.event.PlantEvents;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.mqtt.AckMessage;
import io.vigil.model.wire.mqtt.AckMessageCodec;
import io.vigil.model.wire.mqtt.DataMessage;
import io.vigil.model.wire.mqtt.DataMessageCodec;
import io.vigil.model.wire.mqtt.Decoded;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Posted messages before a real log; there is no broker, and nobody misses it. */
@Timeout(300)
class HttpDoorIT {
  private static final int LANE = 0;
  private static final String PASSWORD = "right:with colon";
  private static final Duration SHORT = Duration.ofSeconds(1);

  private final HttpClient client = HttpClient.newHttpClient();
  private KafkaNode log;
  private Ingest ingest;
  private HttpDoor door;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    log = KafkaNode.start(folder, 1);
    log.define(Defined.mine(LANE));
    start(Quota.generous());
  }

  @AfterEach
  void close() {
    door.close();
    ingest.close();
    log.close();
  }

  private void start(Quota quota) throws IOException {
    ingest =
        Ingest.start(
            IngestOptions.of(log.bootstrap(), "tcp://127.0.0.1:1", "unused")
                .withLanes(1, 1)
                .withQuota(quota));
    door = HttpDoor.open(0, HttpDoorIT::identify, ingest.posts(), SHORT);
    Waiting.until("lanes owned", () -> post("birth", birth("first", 0)).statusCode() == 200);
  }

  private static Optional<Sender> identify(String username, String password, String address) {
    boolean known = username.startsWith("coal-a.") && password.equals(PASSWORD);
    return known
        ? Optional.of(new Sender("coal-a", username.substring("coal-a.".length())))
        : Optional.empty();
  }

  @Test
  void postedMessageIsInTheLaneWhenItIsAnswered() {
    long now = System.currentTimeMillis();
    HttpResponse<byte[]> answer = post("data", DataMessage.ofOne("b", 7, now, "A", now, 12.5));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(ack(answer).boot()).isEqualTo("b");
    assertThat(ack(answer).stored()).containsExactly(new AckMessage.Range(7, 7));
    assertThat(ack(answer).rejected()).isEmpty();
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("in the lane", () -> lane.sequences().equals(List.of(7L)));
      Batch batch = lane.all(Batch.class).get(0);
      assertThat(batch.readings().values()).containsExactly(12.5);
      assertThat(batch.received()).isBetween(now, System.currentTimeMillis());
    }
  }

  @Test
  void repeatIsAnsweredAsStoredAndStandsInTheLaneOnce() {
    long now = System.currentTimeMillis();
    for (int again = 0; again < 3; again++) {
      HttpResponse<byte[]> answer = post("data", DataMessage.ofOne("b", 1, now, "A", now, 1));
      assertThat(ack(answer).stored()).containsExactly(new AckMessage.Range(1, 1));
    }
    post("data", DataMessage.ofOne("b", 2, now, "A", now + 1, 2));
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("both there", () -> lane.sequences().contains(2L));
      assertThat(lane.sequences()).containsExactly(1L, 2L);
    }
    assertThat(ingest.counters().get(Count.MESSAGES_REPEATED)).isEqualTo(2);
  }

  @Test
  void whatAGatewayDidIsKnown() {
    long now = System.currentTimeMillis();
    post("data", DataMessage.ofOne("u", 1, now, "A", now, 1));
    post("data", DataMessage.ofOne("u", 4, now, "NOWHERE", now, 1));
    GatewayUsage usage = ingest.usage("coal-a", "gw1").orElseThrow();
    assertThat(usage.lastMillis()).isBetween(now, System.currentTimeMillis());
    assertThat(usage.missing()).isEqualTo(2);
    assertThat(usage.throttled()).isZero();
    assertThat(usage.refusal()).satisfies(last -> assertThat(last.zh()).contains("点位 NOWHERE 未登记"));
    assertThat(ingest.usage("coal-b", "gw1")).isEmpty();
  }

  @Test
  void readingThatIsRefusedCostsOnlyItselfAndIsToldInBothLanguages() {
    long now = System.currentTimeMillis();
    String body =
        """
        {"v":1,"boot":"b","seq":3,"sent":"%s",
         "r":[{"p":"A","t":%d,"x":1,"q":"GOOD"},{"p":"NOWHERE","t":%d,"x":1,"q":"GOOD"}]}
        """
            .formatted(Instant.ofEpochMilli(now), now, now);
    HttpResponse<byte[]> answer = post("data", body);
    assertThat(answer.statusCode()).isEqualTo(200);
    AckMessage.Entry rejected = ack(answer).rejected().get(0);
    assertThat(rejected.code()).isEqualTo("POINT_UNKNOWN");
    assertThat(rejected.zh()).contains("NOWHERE", "未登记");
    assertThat(rejected.en()).contains("NOWHERE", "not registered");
  }

  @Test
  void messageThatIsNoneIsRefusedWithTheSentenceAndKept() {
    HttpResponse<byte[]> answer = post("data", "{\"v\":1,\"boot\":\"b\"");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(text(answer))
        .contains("\"code\":\"JSON_BAD\"", "整条报文未接收", "the message was not taken");
    assertThat(post("data", "{\"v\":1}").statusCode()).isEqualTo(400);
    try (TopicTail<Refusal> refused = TopicTail.refused(log)) {
      Waiting.until("kept", () -> refused.all().size() == 2);
      assertThat(refused.all())
          .extracting(Refusal::code)
          .containsExactly(RefusalCode.JSON_BAD, RefusalCode.MESSAGE_BAD);
    }
  }

  @Test
  void eventOfAPlantIsTakenAtItsOwnAddress() {
    long now = System.currentTimeMillis();
    String body =
        """
        {"v":1,"boot":"b","seq":4,"sent":"%s",
         "e":[{"type":"SELFTEST","t":%d}]}
        """
            .formatted(Instant.ofEpochMilli(now), now);
    HttpResponse<byte[]> answer = post("event", body);
    assertThat(text(answer)).contains("[4,4]");
    try (TopicTail<PlantEvents> events = TopicTail.plantEvents(log)) {
      Waiting.until("in the log", () -> events.all().size() == 1);
    }
  }

  @Test
  @DisplayName("a gateway posts for another: the tenant is the credential's alone")
  void whoSendsIsWhoseTheCredentialIs() {
    long now = System.currentTimeMillis();
    HttpResponse<byte[]> answer =
        post("coal-a.gw2", PASSWORD, "data", bytes(DataMessage.ofOne("b", 1, now, "A", now, 1)));
    assertThat(ack(answer).rejected().get(0).code()).isEqualTo("POINT_FOREIGN");
  }

  @Test
  void wrongPasswordNoCredentialAndNoCredentialAtAllAreRefusedAlike() {
    byte[] body = birth("b", 1);
    List<HttpResponse<byte[]>> answers =
        List.of(
            post("coal-a.gw1", "wrong", "birth", body),
            post("coal-b.gw1", PASSWORD, "birth", body),
            send("birth", body, request -> request.header("Authorization", "Basic %%%")),
            send("birth", body, request -> request.header("Authorization", "Bearer abc")),
            send("birth", body, request -> request));
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(401);
              assertThat(text(answer)).contains("AUTH_FAIL", "用户名或口令错误", "is wrong");
              assertThat(answer.headers().firstValue("WWW-Authenticate"))
                  .hasValue("Basic realm=\"vigil\", charset=\"UTF-8\"");
            });
  }

  @Test
  void gatewayThatIsNotRegisteredYetIsToldToKeepTheMessage() {
    HttpResponse<byte[]> answer = post("coal-a.gw9", PASSWORD, "birth", birth("b", 1));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    assertThat(text(answer)).contains("GATEWAY_UNKNOWN");
  }

  @Test
  void bodyOfTheLimitIsReadAndOneByteMoreIsNot() {
    byte[] atLimit = new byte[65_536];
    byte[] beyond = new byte[65_537];
    assertThat(post("coal-a.gw1", PASSWORD, "data", atLimit).statusCode()).isEqualTo(400);
    HttpResponse<byte[]> announced = post("coal-a.gw1", PASSWORD, "data", beyond);
    assertThat(announced.statusCode()).isEqualTo(413);
    assertThat(text(announced)).contains("TOO_LARGE", "65537 字节", "65537 bytes");
    HttpResponse<byte[]> chunked =
        send(
            "data",
            new byte[0],
            request ->
                request
                    .header("Authorization", basic("coal-a.gw1", PASSWORD))
                    .POST(BodyPublishers.ofByteArrays(List.of(beyond))));
    assertThat(chunked.statusCode()).isEqualTo(413);
  }

  @Test
  void whatIsNotAPostOfJsonToAKnownAddressIsToldWhatWouldBe() {
    String credential = basic("coal-a.gw1", PASSWORD);
    HttpResponse<byte[]> got =
        send("data", new byte[0], r -> r.header("Authorization", credential).GET());
    assertThat(got.statusCode()).isEqualTo(405);
    assertThat(got.headers().firstValue("Allow")).hasValue("POST");
    assertThat(post("death", "{}").statusCode()).isEqualTo(404);
    assertThat(post("data/", "{}").statusCode()).isEqualTo(404);
    HttpResponse<byte[]> form =
        send(
            "data",
            new byte[] {'{', '}'},
            r ->
                r.header("Authorization", credential)
                    .setHeader("Content-Type", "application/x-www-form-urlencoded"));
    assertThat(form.statusCode()).isEqualTo(415);
    assertThat(text(form)).contains("application/json");
  }

  @Test
  void whoIsOverTheQuotaIsToldWhenToComeAgainAndIsTakenThen() throws IOException {
    door.close();
    ingest.close();
    start(new Quota(1, 1 << 20));
    long now = System.currentTimeMillis();
    List<Integer> statuses =
        IntStream.range(0, 30)
            .map(i -> post("data", DataMessage.ofOne("q", i, now, "A", now + i, 1)).statusCode())
            .boxed()
            .toList();
    assertThat(statuses).contains(200, 429).containsOnly(200, 429);
    int refused = statuses.lastIndexOf(429);
    DataMessage again = DataMessage.ofOne("q", refused, now, "A", now + refused, 1);
    Waiting.until(
        "taken later",
        () -> {
          HttpResponse<byte[]> answer = post("data", again);
          if (answer.statusCode() == 429) {
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(text(answer)).contains("\"code\":\"RATE\"", "超过配额 1", "quota of 1");
          }
          return answer.statusCode() == 200;
        });
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("in the lane", () -> lane.sequences().contains((long) refused));
      assertThat(lane.sequences()).doesNotHaveDuplicates();
    }
  }

  @Test
  void whileTheLogIsAwayNothingIsAcknowledgedAndAfterwardsNothingIsThereTwice() {
    long now = System.currentTimeMillis();
    DataMessage message = DataMessage.ofOne("b", 1, now, "A", now, 1);
    log.stop();
    HttpResponse<byte[]> held = post("data", message);
    assertThat(held.statusCode()).isEqualTo(503);
    assertThat(held.headers().firstValue("Retry-After")).hasValue("5");
    assertThat(text(held)).contains("HELD_BACK", "同一序号", "same number");
    log.start();
    Waiting.until("taken", () -> post("data", message).statusCode() == 200);
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("in the lane", () -> !lane.sequences().isEmpty());
      assertThat(lane.sequences()).containsExactly(1L);
    }
  }

  @Test
  void manySendersAtOnceAreAllAnsweredForWhatTheySent() {
    long now = System.currentTimeMillis();
    List<Long> answered =
        IntStream.range(0, 400)
            .parallel()
            .mapToObj(i -> post("data", DataMessage.ofOne("p", i, now, "A", now + i, i)))
            .map(answer -> ack(answer).stored().get(0).first())
            .sorted()
            .toList();
    assertThat(answered).hasSize(400).doesNotHaveDuplicates();
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("all in the lane", () -> lane.sequences().size() == 400);
      assertThat(lane.sequences()).containsExactlyInAnyOrderElementsOf(answered);
    }
  }

  @Test
  @DisplayName("attack71 scaled down: forty senders that dawdle hold nobody up")
  void dawdlersHoldNobodyUp() throws IOException {
    List<Socket> dawdlers = new ArrayList<>();
    try {
      for (int i = 0; i < 40; i++) {
        Socket dawdler =
            new Socket(InetAddress.getLoopbackAddress(), URI.create(door.uri()).getPort());
        dawdlers.add(dawdler);
        dawdler.getOutputStream().write("POST /v1/up".getBytes(StandardCharsets.US_ASCII));
      }
      long now = System.currentTimeMillis();
      assertThat(post("data", DataMessage.ofOne("b", 1, now, "A", now, 1)).statusCode())
          .isEqualTo(200);
      for (Socket dawdler : dawdlers) {
        dawdler.setSoTimeout(1);
        assertThatThrownBy(() -> dawdler.getInputStream().read())
            .as("still there while the other was answered")
            .isInstanceOf(SocketTimeoutException.class);
      }
    } finally {
      for (Socket dawdler : dawdlers) {
        dawdler.close();
      }
    }
  }

  @Test
  void senderOfTheManualWorksAsPrinted(@TempDir Path folder)
      throws IOException, InterruptedException {
    assumeTrue(DocumentedCommand.isThere("curl"), "curl is not installed");
    String said =
        DocumentedCommand.of("operations.md", "http-sender")
            .run(
                folder,
                Map.of(
                    "DOOR",
                    door.uri(),
                    "GATEWAY",
                    "coal-a.gw1",
                    "PASSWORD",
                    PASSWORD,
                    "POINT",
                    "A"));
    assertThat(said).contains("\"stored\":[[0,0]]");
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("in the lane", () -> !lane.sequences().isEmpty());
      Batch batch = lane.all(Batch.class).get(0);
      assertThat(batch.readings().values()).containsExactly(12.4);
      assertThat(batch.readings().flags()).containsExactly((byte) 0);
    }
  }

  @Test
  @DisplayName("a table is taken row by row, posted again it is a repeat, and a bad row refuses it")
  void documentedTableIsTakenOnceAndABadRowIsNamed(@TempDir Path folder)
      throws IOException, InterruptedException {
    assumeTrue(DocumentedCommand.isThere("curl"), "curl is not installed");
    DocumentedCommand command = DocumentedCommand.of("operations.md", "csv-sender");
    Map<String, String> values =
        Map.of("DOOR", door.uri(), "GATEWAY", "coal-a.gw1", "PASSWORD", PASSWORD, "POINT", "A");
    String said = command.run(folder, values);
    assertThat(said).contains("\"stored\":[[0,0]]").contains("\"boot\":\"content-");
    command.run(folder, values);
    HttpResponse<byte[]> bad = table("data", "time,point,value\nnow,A,1\n");
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(text(bad)).contains("TABLE_BAD", "line 2: a time must be", "第 2 行");
    assertThat(table("birth", "time,point,value\n").statusCode()).isEqualTo(415);
    HttpResponse<byte[]> other =
        table("data", "# other\ntime,point,value\n2026-11-30 00:30,B,--\n2026-11-30 00:30,A,1\n");
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(text(other)).contains("--");
    assertThat(command.run(folder, values))
        .as("behind another")
        .contains("\"stored\":[[0,0]]")
        .doesNotContain("rejected");
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("both tables in the lane", () -> lane.all(Batch.class).size() >= 2);
      assertThat(lane.all(Batch.class))
          .as("the first once, and the other")
          .hasSize(2)
          .first()
          .satisfies(batch -> assertThat(batch.readings().values()).containsExactly(412.5, 398));
    }
  }

  private HttpResponse<byte[]> table(String kind, String text) {
    return send(
        kind,
        text.getBytes(StandardCharsets.UTF_8),
        r ->
            r.header("Authorization", basic("coal-a.gw1", PASSWORD))
                .setHeader("Content-Type", "text/csv"));
  }

  private HttpResponse<byte[]> post(String kind, DataMessage message) {
    return post("coal-a.gw1", PASSWORD, kind, bytes(message));
  }

  private HttpResponse<byte[]> post(String kind, String body) {
    return post("coal-a.gw1", PASSWORD, kind, body.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<byte[]> post(String kind, byte[] body) {
    return post("coal-a.gw1", PASSWORD, kind, body);
  }

  private HttpResponse<byte[]> post(String username, String password, String kind, byte[] body) {
    return send(kind, body, r -> r.header("Authorization", basic(username, password)));
  }

  private HttpResponse<byte[]> send(
      String kind, byte[] body, UnaryOperator<HttpRequest.Builder> more) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(door.uri() + "/v1/up/" + kind))
            .version(HttpClient.Version.HTTP_1_1)
            .timeout(Duration.ofMinutes(1))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body));
    try {
      return client.send(more.apply(request).build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String basic(String username, String password) {
    byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private static byte[] bytes(DataMessage message) {
    return DataMessageCodec.encode(message);
  }

  private static byte[] birth(String boot, long sequence) {
    String text =
        """
        {"v":1,"boot":"%s","seq":%d,"sent":"2026-11-22T16:00:00.000+08:00","software":"t",
         "points":[{"p":"A","kind":"gas.ch4","u":"%%CH4","lo":0,"hi":40,"reporting":"byException"}]}
        """
            .formatted(boot, sequence);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static AckMessage ack(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).as(() -> text(answer)).isEqualTo(200);
    return ((Decoded.Value<AckMessage>) AckMessageCodec.decode(answer.body())).message();
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
