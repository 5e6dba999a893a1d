package io.vigil.model.wire.mqtt;

import static io.vigil.model.wire.mqtt.Payloads.text;
import static io.vigil.model.wire.mqtt.Payloads.utf8;
import static io.vigil.model.wire.mqtt.Payloads.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.event.PlantEvent;
import io.vigil.model.lane.Batch;
import io.vigil.model.point.Reporting;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.wire.mqtt.AckMessage.Entry;
import io.vigil.model.wire.mqtt.AckMessage.Range;
import io.vigil.model.wire.mqtt.BirthMessage.BirthPoint;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Each golden file is what today's code writes, and what it reads. */
class GoldenMessagesTest {
  private static final byte[] REASONS = {
    QualityReason.GOOD.code(), QualityReason.SENSOR_FAULT.code(), QualityReason.MANUAL.code()
  };
  private static final DataMessage DATA =
      new DataMessage(
          "6f1c0c1e",
          10_452,
          1_795_334_531_120L,
          false,
          Batch.NO_AT,
          new String[] {"TK101.LEL", "TK101.LT", "TK101.T"},
          new long[] {1_795_334_531_000L, 1_795_334_531_000L, 1_795_334_531_250L},
          new double[] {12.4, Double.NaN, -3},
          REASONS,
          new String[] {"", "", "degC"},
          new String[0],
          0);

  @Test
  void dataIsWrittenAndReadAsItStandsInTheGoldenFile() throws IOException {
    assertThat(text(DataMessageCodec.encode(DATA))).isEqualTo(golden("data"));
    assertThat(value(DataMessageCodec.decode(bytes("data")))).isEqualTo(DATA);
  }

  @Test
  void gatewayTickOfReplayIsWrittenAndReadAsItStandsInTheGoldenFile() throws IOException {
    DataMessage tick =
        DataMessage.of(
                "run-1",
                3,
                1_795_334_531_120L,
                new String[0],
                new long[0],
                new double[0],
                new byte[0])
            .withAt(1_088_640_000_000L);
    assertThat(text(DataMessageCodec.encode(tick))).isEqualTo(golden("replay"));
    assertThat(value(DataMessageCodec.decode(bytes("replay")))).isEqualTo(tick);
  }

  @Test
  void backfillIsWrittenAndReadAsItStandsInTheGoldenFile() throws IOException {
    DataMessage late =
        DataMessage.ofOne(
                "6f1c0c1e", 10_461, 1_795_334_760_000L, "TK101.LEL", 1_795_312_805_000L, 11.9)
            .asLate();
    assertThat(text(DataMessageCodec.encode(late))).isEqualTo(golden("backfill"));
    assertThat(value(DataMessageCodec.decode(bytes("backfill")))).isEqualTo(late);
  }

  @Test
  void ackIsWrittenAndReadAsItStandsInTheGoldenFile() throws IOException {
    AckMessage ack =
        new AckMessage(
            "6f1c0c1e",
            List.of(new Range(10_440, 10_452), new Range(10_454, 10_454)),
            List.of(
                new Entry(
                    10_452,
                    "TK999",
                    1_795_334_531_000L,
                    "POINT_UNKNOWN",
                    "点位 TK999 未登记",
                    "point TK999 is not registered"),
                new Entry(10_454, null, 0, "MESSAGE_BAD", "字段 r：缺少必填字段", "field r: is missing")),
            List.of(
                new Entry(
                    10_451,
                    "TK101.LEL",
                    1_795_334_963_000L,
                    "TIME_FUTURE",
                    "时间比服务器快 7 分 12 秒",
                    "7 min 12 s ahead")));
    assertThat(text(AckMessageCodec.encode(ack))).isEqualTo(golden("ack"));
    assertThat(value(AckMessageCodec.decode(bytes("ack")))).isEqualTo(ack);
  }

  @Test
  void birthIsWrittenAndReadAsItStandsInTheGoldenFile() throws IOException {
    BirthMessage birth =
        new BirthMessage(
            "6f1c0c1e",
            1,
            1_795_334_400_000L,
            "edge 2.4.1",
            72,
            List.of(
                new BirthPoint(
                    "TK101.LEL", "gas.combustible", "%LEL", 0, 100, Reporting.PERIODIC, 5_000),
                new BirthPoint("TK101.V", "valve", "bool", 0, 1, Reporting.BY_EXCEPTION, 0)));
    assertThat(text(BirthMessageCodec.encode(birth))).isEqualTo(golden("birth"));
    assertThat(value(BirthMessageCodec.decode(bytes("birth")))).isEqualTo(birth);
  }

  @Test
  void deathIsWrittenAndReadAsItStandsInTheGoldenFile() throws IOException {
    DeathMessage death = new DeathMessage("6f1c0c1e", DeathMessage.Why.LOST);
    assertThat(text(DeathMessageCodec.encode(death))).isEqualTo(golden("death"));
    assertThat(value(DeathMessageCodec.decode(bytes("death")))).isEqualTo(death);
  }

  @Test
  void eventIsWrittenAndReadAsItStandsInTheGoldenFile() throws IOException {
    EventMessage event =
        new EventMessage(
            "6f1c0c1e",
            10_460,
            1_795_334_700_000L,
            List.of(
                PlantEvent.calibrationBegin(
                    List.of("TK101.LEL"), 1_795_334_700_000L, 1_795_336_500_000L, "李四"),
                PlantEvent.state(
                    "unit:U1", 1_795_334_700_000L, PlantEvent.State.MAINTENANCE, "检修单 2026-118")),
            0);
    assertThat(text(EventMessageCodec.encode(event))).isEqualTo(golden("event"));
    assertThat(value(EventMessageCodec.decode(bytes("event")))).isEqualTo(event);
  }

  @Test
  void timeIsWrittenAndReadAsItStandsInTheGoldenFile() throws IOException {
    TimeMessage time = new TimeMessage(1_795_334_531_400L, -280);
    assertThat(text(TimeMessageCodec.encode(time))).isEqualTo(golden("time"));
    assertThat(value(TimeMessageCodec.decode(bytes("time")))).isEqualTo(time);
  }

  @Test
  void timesOfAnotherOffsetAreTheSameInstants() {
    String json =
        "{\"v\":1,\"now\":\"2026-11-22T16:02:11.400+08:00\",\"skewMs\":-280,\"later\":{\"a\":[1]}}";
    assertThat(value(TimeMessageCodec.decode(utf8(json))).now()).isEqualTo(1_795_334_531_400L);
  }

  private static String golden(String name) throws IOException {
    return text(bytes(name)).strip();
  }

  private static byte[] bytes(String name) throws IOException {
    String file = name + ".v1.json";
    try (InputStream in = GoldenMessagesTest.class.getResourceAsStream(file)) {
      return Objects.requireNonNull(in, file).readAllBytes();
    }
  }
}
