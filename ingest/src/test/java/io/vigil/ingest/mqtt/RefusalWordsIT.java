package io.vigil.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.fixture.Defined;
import io.vigil.ingest.fixture.KafkaNode;
import io.vigil.ingest.fixture.TopicTail;
import io.vigil.ingest.fixture.Waiting;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.wire.mqtt.AckMessage;
import io.vigil.model.wire.mqtt.DataMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every refusal and mark of onboarding §7 that ingest can make: its words in both languages, the
 * same in the downlink and in the log, and that the next good message of this gateway and of
 * another is taken as if nothing had been.
 */
@Timeout(300)
class RefusalWordsIT {
  private static final int LANE = 0;
  private static final String TAKE_BACK = "；整条报文未接收，请改正后重发";
  private static final String NOT_TAKEN = "; the message was not taken";
  private static final AtomicInteger TURNS = new AtomicInteger();

  private static KafkaNode log;
  private static GatewayBench bench;
  private static TopicTail<LaneRecord> lane;
  private static TopicTail<Refusal> refused;

  /**
   * A message that is not taken as sent.
   *
   * @param topic behind {@code ent/coal-a/up/}
   * @param payload with {@code $boot}, {@code $sent}, {@code $t} and {@code $ahead} to be filled in
   * @param told whether boot and number can be read, so that the sender can be told
   * @param stored whether it is told so that it need not send it again
   * @param kept whether the reading is in the log nevertheless
   * @param zh pattern of the sentence
   * @param en pattern of the sentence
   */
  record Wrong(
      String topic,
      String payload,
      boolean told,
      boolean stored,
      boolean kept,
      String code,
      String zh,
      String en) {
    @Override
    public String toString() {
      return code + " " + en;
    }
  }

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    log = KafkaNode.start(folder, 1);
    bench = GatewayBench.start(log, Clock.systemUTC(), List.of(LANE), Defined.mine(LANE));
    lane = TopicTail.lane(log, LANE);
    refused = TopicTail.refused(log);
  }

  @AfterAll
  static void stop() {
    lane.close();
    refused.close();
    bench.close();
    log.close();
  }

  static Stream<Wrong> wrongs() {
    return Stream.of(
        reading("\"p\":\"A\",\"t\":$t,\"x\":1,\"q\":\"GOOD\",\"u\":\"%LEL\"")
            .refused(
                "UNIT_MISMATCH",
                "点位 A 单位应为 %CH4，现为 %LEL；两者不能互换，请改正后重发",
                "point A is measured in %CH4, not %LEL; these cannot be converted; correct it and"
                    + " send again"),
        reading("\"p\":\"TK999\",\"t\":$t,\"x\":1,\"q\":\"GOOD\"")
            .refused(
                "POINT_UNKNOWN",
                "点位 TK999 未登记，请先在“点位”中添加；本条其余 0 个读数已接收",
                "point TK999 is not registered; add it under Points first; the other 0 readings"
                    + " were taken"),
        reading("\"p\":\"C\",\"t\":$t,\"x\":1,\"q\":\"GOOD\"")
            .refused(
                "POINT_FOREIGN",
                "点位 C 登记在网关 gw2 下，不能由网关 gw1 发送",
                "point C belongs to gateway gw2 and cannot be sent by gateway gw1"),
        reading("\"p\":\"A\",\"t\":$t,\"x\":NaN,\"q\":\"GOOD\"")
            .refused(
                "VALUE_NAN",
                "点位 A 的值 “NaN” 不是数；请发送数值，或发送 null 并标明质量 BAD",
                "the value \"NaN\" of point A is not a number; send a number, or null with quality"
                    + " BAD"),
        reading("\"p\":\"A\",\"t\":$t,\"x\":-Infinity,\"q\":\"BAD\"")
            .refused("VALUE_NAN", "点位 A 的值 “-Infinity” 不是数；.*", "the value \"-Infinity\" .*"),
        reading("\"p\":\"A\",\"t\":$t,\"x\":\"--.-\",\"q\":\"GOOD\"")
            .refused("VALUE_NAN", "点位 A 的值 “--.-” 不是数；.*", "the value \"--.-\" .*"),
        reading("\"p\":\"A\",\"t\":$t,\"x\":null,\"q\":\"UNCERTAIN\"")
            .refused("VALUE_NAN", "点位 A 的值 “null” 不是数；.*", "the value \"null\" .*"),
        reading("\"p\":\"A\",\"t\":$ahead,\"x\":1,\"q\":\"GOOD\"")
            .marked(
                "TIME_FUTURE",
                "点位 A 的时间比服务器快 (9 分 5\\d 秒|10 分 0 秒)，请校时（NTP），读数已接收并按接收时间判定",
                "the time of point A is (9 min 5\\d s|10 min 0 s) ahead of the server; synchronise"
                    + " the clock \\(NTP\\); the reading was taken and judged by receive time"),
        reading("\"p\":\"B\",\"t\":0,\"x\":1,\"q\":\"GOOD\"")
            .marked("TIME_PAST", "点位 B 的时间比服务器慢 \\d+ 天 \\d+ 小时，请校时（NTP），.*", ".* behind the .*"),
        reading("\"p\":\"A\",\"t\":1009843200000,\"x\":1,\"q\":\"GOOD\"")
            .refused(
                "TIME_OLD",
                "点位 A 的时间 2002-01-01T00:00:00.000Z 早于 30 天，未接收",
                "the time 2002-01-01T00:00:00.000Z of point A is more than 30 days old; not taken"),
        reading("\"p\":\"A\",\"t\":$t,\"x\":812,\"q\":\"GOOD\"")
            .marked(
                "VALUE_RANGE",
                "点位 A 的值 812 超出量程 0–40，按量程端值、质量“不确定”参与报警判定，不用于恢复判定",
                "value 812 of point A is outside 0..40; judged as the end of the range with quality"
                    + " UNCERTAIN: it can raise, it cannot clear"),
        reading("\"p\":\"A\",\"t\":$t,\"x\":-9999,\"q\":\"GOOD\"")
            .marked(
                "VALUE_SENTINEL",
                "点位 A 的值 -9999 表示“无值”，按质量“坏”入库，不参与判定",
                "value -9999 of point A means no value; kept with quality BAD, not judged"),
        reading("\"p\":\"A\",\"t\":$t,\"x\":1,\"q\":\"good\"")
            .refused(
                "MESSAGE_BAD",
                "字段 r/0/q：应为 GOOD、UNCERTAIN、BAD、CALIBRATING 或 MANUAL" + TAKE_BACK,
                "field r/0/q: must be GOOD, UNCERTAIN, BAD, CALIBRATING or MANUAL" + NOT_TAKEN),
        reading("\"p\":\"A\",\"x\":1,\"q\":\"GOOD\"")
            .refused("MESSAGE_BAD", "字段 r/0/t：缺少必填字段" + TAKE_BACK, "field r/0/t: is missing.*"),
        message("data", ",\"r\":[]}")
            .refused("MESSAGE_BAD", "字段 r：至少应有一个读数" + TAKE_BACK, "field r: must hold a reading.*"),
        message("data", ",\"r\":[{\"p\":\"A\"")
            .refused("JSON_BAD", "第 1 行第 \\d+ 列：报文不完整，缺少 “}”" + TAKE_BACK, ".* } is missing.*"),
        message("data", ",\n\"r\":[{'p':1}]}")
            .refused("JSON_BAD", "第 2 行第 7 列：此处不是有效的 JSON" + TAKE_BACK, "line 2, column 7: .*"),
        message("data", ",\"x\":" + "[".repeat(20) + "]".repeat(20) + "}")
            .refused("JSON_BAD", "第 1 行第 \\d+ 列：嵌套超过 16 层，.*", ".* nested deeper than 16, .*"),
        message("event", ",\"e\":[]}")
            .refused("MESSAGE_BAD", "字段 e：至少应有一个事件" + TAKE_BACK, "field e: must hold an event.*"),
        message("event", ",\"e\":[" + calibration("C", 60_000) + "]}")
            .refused(
                "MESSAGE_BAD",
                "字段 e/0/p/0：点位 C 未登记在网关 gw1 下" + TAKE_BACK,
                "field e/0/p/0: point C is not registered under gateway gw1" + NOT_TAKEN),
        message("event", ",\"e\":[" + calibration("A", 1_800_001) + "]}")
            .refused(
                "MESSAGE_BAD",
                "字段 e/0/until：点位 A 连续标校最长 30 分钟" + TAKE_BACK,
                "field e/0/until: point A may be calibrated for 30 minutes in one go at most"
                    + NOT_TAKEN),
        message("event", ",\"e\":[" + calibration("A", 900) + "," + calibration("A", 900) + "]}")
            .refused(
                "MESSAGE_BAD",
                "字段 e/1/p：点位在本条中已开始标校" + TAKE_BACK,
                "field e/1/p: begins in this message already" + NOT_TAKEN),
        message(
                "event",
                ",\"e\":[{\"type\":\"CALIBRATION_END\",\"p\":[\"A\"],\"t\":99999999999999}]}")
            .refused("MESSAGE_BAD", "字段 e/0/t：最多可提前 24 小时" + TAKE_BACK, ".* 24 hours ahead .*"),
        new Draft("gw9/event", HEAD + ",\"e\":[" + calibration("A", 900) + "]}")
            .withheld("GATEWAY_UNKNOWN", "网关 gw9 未登记，.*", "gateway gw9 is not registered; .*"),
        message("receipt", ",\"alert\":\"a-1\"}")
            .refused(
                "TOPIC_DENIED",
                "不能向 ent/coal-a/up/gw1/receipt 发布；本网关主题为 ent/coal-a/up/gw1/data / birth / death"
                    + " / backfill / event",
                "publishing to ent/coal-a/up/gw1/receipt is not allowed; .*"),
        new Draft("gw9/data", HEAD + ",\"r\":[" + good("A") + "]}")
            .withheld(
                "GATEWAY_UNKNOWN",
                "网关 gw9 未登记，报文未确认，请保留并重发；如未添加，请先在“接入方式”中添加",
                "gateway gw9 is not registered; the message is not acknowledged, keep it and send it"
                    + " again; if the gateway was never added, add it under Connections first"),
        new Draft("gw9/birth", HEAD + ",\"points\":[]}")
            .withheld("GATEWAY_UNKNOWN", "网关 gw9 未登记，.*", "gateway gw9 is not registered; .*"),
        new Draft("gw1/death", "{\"v\":1}")
            .unanswered("MESSAGE_BAD", "字段 boot：缺少必填字段" + TAKE_BACK, "field boot: is missing.*"),
        new Draft("tape/data", HEAD + ",\"r\":[" + good("T") + "]}")
            .refused(
                "TIME_MISSING",
                "回放网关的报文缺少字段 at（毫秒 UTC），整条未接收",
                "a message of a REPLAY gateway needs the field at .*"),
        new Draft("gw1/data", "{\"v\":2}")
            .unanswered("MESSAGE_BAD", "字段 v：应为 1.*", ".* must be 1.*"),
        new Draft("gw1/data", "")
            .unanswered("MESSAGE_BAD", "字段 /：应为 JSON 对象.*", ".* JSON object.*"),
        new Draft("gw1/data", " ".repeat(65_537))
            .unanswered(
                "TOO_LARGE",
                "报文 65537 字节，超过 65536，请拆分后重发",
                "message of 65537 bytes exceeds 65536; split it and send again"),
        new Draft("gw1/down/ack", "{}").unanswered("TOPIC_DENIED", "不能向 .*/down/ack 发布；.*", ".*"));
  }

  @ParameterizedTest
  @MethodSource("wrongs")
  void isToldInBothLanguagesAndDisturbsNothingElse(Wrong wrong) {
    String boot = "boot-" + TURNS.incrementAndGet();
    String other = boot + "-other";
    bench.deliverTo("ent/coal-a/up/" + wrong.topic, fill(wrong.payload, boot));
    bench.deliver("gw1", goodMessage(boot, 2, "B"));
    bench.deliver("gw2", goodMessage(other, 1, "C"));
    bench.awaitTold(boot, 2);
    bench.awaitTold(other, 1);
    bench.awaitAcknowledged();
    assertThat(bench.link.isStored(boot, 1)).as("need not be sent again").isEqualTo(wrong.stored);
    Waiting.until("kept in words", () -> words(boot, wrong).isPresent());
    Refusal inLog = words(boot, wrong).orElseThrow();
    assertThat(inLog.zh()).matches(wrong.zh);
    assertThat(inLog.en()).matches(wrong.en);
    if (wrong.told) {
      assertThat(bench.remarks(boot)).hasSize(1);
      AckMessage.Entry told = bench.remarks(boot).get(0);
      assertThat(told.sequence()).isEqualTo(1);
      assertThat(told.code()).isEqualTo(wrong.code);
      assertThat(told.zh()).isEqualTo(inLog.zh());
      assertThat(told.en()).isEqualTo(inLog.en());
    }
    assertThat(bench.remarks(other)).isEmpty();
    Waiting.until("others are there", () -> sequences(other).contains(1L));
    assertThat(sequences(boot)).isEqualTo(wrong.kept ? List.of(1L, 2L) : List.of(2L));
  }

  private static final String HEAD = "{\"v\":1,\"boot\":\"$boot\",\"seq\":1,\"sent\":\"$sent\"";

  private record Draft(String topic, String payload) {
    Wrong refused(String code, String zh, String en) {
      return new Wrong(topic, payload, true, true, false, code, zh, en);
    }

    Wrong marked(String code, String zh, String en) {
      return new Wrong(topic, payload, true, true, true, code, zh, en);
    }

    Wrong withheld(String code, String zh, String en) {
      return new Wrong(topic, payload, true, false, false, code, zh, en);
    }

    Wrong unanswered(String code, String zh, String en) {
      return new Wrong(topic, payload, false, false, false, code, zh, en);
    }
  }

  private static Draft reading(String fields) {
    return message("data", ",\"r\":[{" + fields + "}]}");
  }

  private static Draft message(String kind, String rest) {
    return new Draft("gw1/" + kind, HEAD + rest);
  }

  private static String calibration(String point, long millis) {
    return "{\"type\":\"CALIBRATION_BEGIN\",\"p\":[\"%s\"],\"t\":1795334700000,\"until\":%d,\"who\":\"李四\"}"
        .formatted(point, 1_795_334_700_000L + millis);
  }

  private static String good(String point) {
    return "{\"p\":\"" + point + "\",\"t\":$t,\"x\":1,\"q\":\"GOOD\"}";
  }

  private static DataMessage goodMessage(String boot, long sequence, String point) {
    long now = System.currentTimeMillis();
    return DataMessage.ofOne(boot, sequence, now, point, now, 1);
  }

  private static byte[] fill(String payload, String boot) {
    Instant now = Instant.now(Clock.systemUTC());
    return payload
        .replace("$boot", boot)
        .replace("$sent", now.toString())
        .replace("$t", Long.toString(now.toEpochMilli()))
        .replace("$ahead", Long.toString(now.toEpochMilli() + 600_000))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The newest words in the log for it; of whom cannot be told when the boot was not read. */
  private static Optional<Refusal> words(String boot, Wrong wrong) {
    return refused.all().stream()
        .filter(one -> one.code().name().equals(wrong.code))
        .filter(one -> one.boot().equals(wrong.told ? boot : ""))
        .filter(one -> one.zh().matches(wrong.zh))
        .reduce((first, last) -> last);
  }

  private static List<Long> sequences(String boot) {
    return lane.all(Batch.class).stream()
        .filter(batch -> batch.boot().equals(boot))
        .map(Batch::sequence)
        .toList();
  }
}
