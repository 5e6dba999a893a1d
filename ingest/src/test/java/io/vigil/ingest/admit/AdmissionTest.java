package io.vigil.ingest.admit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.fixture.Defined;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.ingest.text.ContentBoot;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.ReadingFlag;
import io.vigil.model.reading.Readings;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.mqtt.DataMessage;
import io.vigil.model.wire.mqtt.DataMessageCodec;
import io.vigil.model.wire.mqtt.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final long NOW = 1_795_334_531_120L;
  private static final long MINUTE = 60_000;
  private static final long DAY = 86_400_000;
  private static final byte GOOD = QualityReason.GOOD.code();

  private final IngestCounters counters = new IngestCounters();
  private final Admission admission = new Admission(1, ClockLimits.defaults(), counters);
  private final PointRegistry.Enterprise mine =
      Objects.requireNonNull(
          PointRegistry.EMPTY.with(Defined.mine(3)).registry().enterprise(Defined.MINE));
  private long sequence;

  @Test
  void messageBecomesOneBatchInItsOwnOrder() {
    DataMessage message =
        DataMessage.of(
            "b1",
            7,
            NOW - 20,
            new String[] {"B", "A", "B"},
            new long[] {NOW - 3, NOW - 2, NOW - 1},
            new double[] {1.5, 2.5, 3.5},
            new byte[] {GOOD, GOOD, QualityReason.MANUAL.code()});
    Admitted admitted = admission.admit(origin("gw1"), message, false, NOW);
    Readings readings =
        new Readings(
            new int[] {1, 0, 1},
            new long[] {NOW - 3, NOW - 2, NOW - 1},
            new double[] {1.5, 2.5, 3.5},
            new byte[] {GOOD, GOOD, QualityReason.MANUAL.code()},
            new byte[3]);
    assertThat(admitted.batch())
        .isEqualTo(new Batch(1, NOW, 0, "b1", 7, NOW - 20, NOW, Batch.NO_AT, readings));
    assertThat(admitted.late()).isFalse();
    assertThat(admitted.remarks()).isEmpty();
    assertThat(counters.get(Count.READINGS_ADMITTED)).isEqualTo(3);
    assertThat(counters.get(Count.READINGS_LATE)).isZero();
  }

  @Test
  void messageBehindAGapMarksItsReadingsBesideTheirClocks() {
    DataMessage message = three("A", "B", "B");
    message.times()[2] = NOW + 600_000;
    Admitted admitted = admission.admit(origin("gw1"), message, false, ReadingFlag.BEHIND_GAP, NOW);
    byte both = ReadingFlag.BEHIND_GAP | ReadingFlag.TIME_FUTURE;
    assertThat(batch(admitted).readings().flags())
        .containsExactly(ReadingFlag.BEHIND_GAP, ReadingFlag.BEHIND_GAP, both);
  }

  @Test
  void unknownPointCostsOnlyItself() {
    DataMessage message = three("A", "TK999", "B");
    Admitted admitted = admission.admit(origin("gw1"), message, false, NOW);
    assertThat(batch(admitted).readings().slots()).containsExactly(0, 1);
    assertThat(batch(admitted).readings().values()).containsExactly(1, 3);
    Refusal refusal = only(admitted, RefusalCode.POINT_UNKNOWN);
    assertThat(refusal.point()).isEqualTo("TK999");
    assertThat(refusal.time()).isEqualTo(NOW);
    assertThat(refusal.zh()).isEqualTo("点位 TK999 未登记，请先在“点位”中添加；本条其余 2 个读数已接收");
    assertThat(refusal.en()).contains("point TK999 is not registered", "the other 2 readings");
    assertThat(counters.get(RefusalCode.POINT_UNKNOWN)).isEqualTo(1);
  }

  @Test
  void messageOfWhichNothingIsTakenBecomesNoBatch() {
    Admitted admitted = admission.admit(origin("gw1"), three("X", "Y", "Z"), false, NOW);
    assertThat(admitted.batch()).isNull();
    assertThat(admitted.remarks())
        .hasSize(3)
        .allSatisfy(remark -> assertThat(remark.zh()).contains("其余 0 个"));
  }

  @Test
  void pointOfAnotherGatewayIsRefusedWithItsOwner() {
    Admitted admitted = admission.admit(origin("gw1"), three("A", "C", "B"), false, NOW);
    assertThat(batch(admitted).readings().size()).isEqualTo(2);
    assertThat(only(admitted, RefusalCode.POINT_FOREIGN).zh())
        .isEqualTo("点位 C 登记在网关 gw2 下，不能由网关 gw1 发送");
    Admitted owner = admission.admit(origin("gw2"), one("C", NOW, 1), false, NOW);
    assertThat(batch(owner).readings().size()).isEqualTo(1);
  }

  @Test
  void wrongUnitIsRefusedAndTheRegisteredOneIsTaken() {
    String json =
        reading("A", "1.5", "GOOD", ",\"u\":\"%LEL\"")
            + ","
            + reading("B", "1.5", "GOOD", ",\"u\":\"%CH4\"");
    Admitted admitted = admission.admit(origin("gw1"), decoded(json), false, NOW);
    assertThat(batch(admitted).readings().slots()).containsExactly(1);
    assertThat(only(admitted, RefusalCode.UNIT_MISMATCH).zh())
        .isEqualTo("点位 A 单位应为 %CH4，现为 %LEL；两者不能互换，请改正后重发");
  }

  @Test
  void whatIsNoNumberIsRefusedWithWhatStoodThere() {
    String json =
        reading("A", "NaN", "GOOD", "")
            + ","
            + reading("B", "null", "GOOD", "")
            + ","
            + reading("A", "null", "BAD", "");
    Admitted admitted = admission.admit(origin("gw1"), decoded(json), false, NOW);
    assertThat(batch(admitted).readings().reasons()).containsExactly(QualityReason.BAD.code());
    assertThat(batch(admitted).readings().values()).containsExactly(Double.NaN);
    assertThat(admitted.remarks())
        .extracting(Refusal::en)
        .containsExactly(
            "the value \"NaN\" of point A is not a number; send a number, or null with quality BAD",
            "the value \"null\" of point B is not a number; send a number, or null with quality"
                + " BAD");
  }

  @Test
  void valueBeyondTheRangeIsKeptRawAndMarked() {
    assertThat(reasonOf(0)).isEqualTo(QualityReason.GOOD);
    assertThat(reasonOf(40)).isEqualTo(QualityReason.GOOD);
    assertThat(reasonOf(Math.nextDown(0.0))).isEqualTo(QualityReason.OVER_RANGE);
    assertThat(reasonOf(Math.nextUp(40.0))).isEqualTo(QualityReason.OVER_RANGE);
    Admitted admitted = admission.admit(origin("gw1"), one("B", NOW, 812), false, NOW);
    assertThat(batch(admitted).readings().values()).containsExactly(812);
    assertThat(batch(admitted).readings().flags()).containsExactly((byte) 0);
    assertThat(only(admitted, RefusalCode.VALUE_RANGE).zh())
        .isEqualTo("点位 B 的值 812 超出量程 0–40，按量程端值、质量“不确定”参与报警判定，不用于恢复判定");
  }

  @Test
  void badValueBeyondTheRangeStaysBadAndUnmarked() {
    DataMessage message = decoded(reading("A", "812", "BAD", ",\"why\":\"SENSOR_FAULT\""));
    Admitted admitted = admission.admit(origin("gw1"), message, false, NOW);
    assertThat(batch(admitted).readings().reasons())
        .containsExactly(QualityReason.SENSOR_FAULT.code());
    assertThat(admitted.remarks()).isEmpty();
  }

  @Test
  void sentinelIsKeptAsNoValue() {
    Admitted admitted = admission.admit(origin("gw1"), one("A", NOW, Defined.SENTINEL), false, NOW);
    assertThat(batch(admitted).readings().values()).containsExactly(Double.NaN);
    assertThat(batch(admitted).readings().reasons()).containsExactly(QualityReason.SENTINEL.code());
    assertThat(only(admitted, RefusalCode.VALUE_SENTINEL).zh()).contains("的值 -9999 表示“无值”");
  }

  @Test
  void clockTenMinutesAheadIsKeptMarkedAndToldHowFar() {
    Admitted admitted =
        admission.admit(origin("gw1"), one("A", NOW + 7 * MINUTE + 12_000, 1), false, NOW);
    assertThat(batch(admitted).readings().flags()).containsExactly(ReadingFlag.TIME_FUTURE);
    assertThat(batch(admitted).readings().times()).containsExactly(NOW + 7 * MINUTE + 12_000);
    Refusal flagged = only(admitted, RefusalCode.TIME_FUTURE);
    assertThat(flagged.zh()).contains("点位 A 的时间比服务器快 7 分 12 秒");
    assertThat(flagged.en()).contains("the time of point A is 7 min 12 s ahead");
  }

  @Test
  void stampThatStandsStillIsKeptMarkedAndToldAtWhatTime() {
    sendAt(NOW, NOW, 1);
    Admitted next = sendAt(NOW + 1_000, NOW, 2);
    assertThat(batch(next).readings().flags()).containsExactly(ReadingFlag.TIME_STUCK);
    assertThat(batch(next).readings().times()).as("as sent").containsExactly(NOW);
    Refusal flagged = only(next, RefusalCode.TIME_STUCK);
    assertThat(flagged.zh())
        .isEqualTo("点位 A 的时间停在 2026-11-22T08:02:11.120Z 不再前进，请检查时钟并校时（NTP），读数已接收并按接收时间判定");
    assertThat(flagged.en()).contains("the time of point A stands still at 2026-11-22T08:02:11.1");
    Admitted repaired = sendAt(NOW + 2_000, NOW + 2_000, 3);
    assertThat(batch(repaired).readings().flags()).containsExactly((byte) 0);
  }

  @Test
  void anotherValueForTheStampOfTheSameMomentIsLeftToTheJudge() {
    sendAt(NOW, NOW, 1);
    Admitted conflict = sendAt(NOW + 100, NOW, 2);
    assertThat(batch(conflict).readings().flags()).containsExactly((byte) 0);
    assertThat(conflict.remarks()).isEmpty();
  }

  @Test
  void steadyValueOfAGatewayThatStampsNothingNewIsMarkedAfterAMinute() {
    for (long t = 0; t < MINUTE; t += 1_000) {
      assertThat(batch(sendAt(NOW + t, NOW, 1)).readings().flags()).containsExactly((byte) 0);
    }
    Admitted stuck = sendAt(NOW + MINUTE, NOW, 1);
    assertThat(batch(stuck).readings().flags()).containsExactly(ReadingFlag.TIME_STUCK);
  }

  @Test
  void steadyValueSaidAgainAfterAPauseIsTheSameSample() {
    sendAt(NOW, NOW, 1);
    Admitted again = sendAt(NOW + 10 * MINUTE, NOW, 1);
    assertThat(batch(again).readings().flags()).containsExactly((byte) 0);
  }

  @Test
  void historyNeverStandsStill() {
    for (long t = 0; t < 2 * MINUTE; t += 1_000) {
      DataMessage message = DataMessage.ofOne("b", ++sequence, NOW + t, "A", NOW, t).asLate();
      Admitted admitted = admission.admit(origin("gw1"), message, true, NOW + t);
      assertThat(batch(admitted).readings().flags()).containsExactly((byte) 0);
    }
  }

  @Test
  void gatewayWhoseWholeClockStandsIsNeitherHistoryNorBlind() {
    Admitted last = Admitted.REPEAT;
    for (long t = 0; t <= 10 * MINUTE; t += 1_000) {
      DataMessage message = DataMessage.ofOne("b", ++sequence, NOW, "A", NOW, t);
      last = admission.admit(origin("gw1"), message, false, NOW + t);
      assertThat(last.late()).as("after %s ms", t).isFalse();
    }
    assertThat(batch(last).readings().flags()).containsExactly(ReadingFlag.TIME_STUCK);
  }

  @Test
  void stampOlderThanThirtyDaysIsRefusedWithItsTime() {
    Admitted admitted = admission.admit(origin("gw1"), one("A", NOW - 31 * DAY, 1), true, NOW);
    assertThat(admitted.batch()).isNull();
    assertThat(only(admitted, RefusalCode.TIME_OLD).zh())
        .isEqualTo("点位 A 的时间 2026-10-22T08:02:11.120Z 早于 30 天，未接收");
  }

  @Test
  void markIsSaidOnceAMinuteButCountedEveryTime() {
    assertThat(remarksOf(NOW)).isEqualTo(1);
    assertThat(remarksOf(NOW + MINUTE - 1)).isZero();
    assertThat(remarksOf(NOW + MINUTE)).isEqualTo(1);
    assertThat(counters.get(RefusalCode.VALUE_RANGE)).isEqualTo(3);
  }

  @Test
  void lateIsWhatSaysSoOrCameAsHistoryOrWasSentLongAgo() {
    Origin gw1 = origin("gw1");
    assertThat(admission.admit(gw1, one("A", NOW - MINUTE, 1), false, NOW).late()).isFalse();
    assertThat(admission.admit(gw1, one("A", NOW, 1).asLate(), false, NOW).late()).isTrue();
    assertThat(admission.admit(gw1, one("A", NOW, 1), true, NOW).late()).isTrue();
    DataMessage old = DataMessage.ofOne("b", ++sequence, NOW - 5 * MINUTE - 1, "A", NOW, 1);
    assertThat(admission.admit(gw1, old, false, NOW).late()).isTrue();
    assertThat(counters.get(Count.READINGS_LATE)).isEqualTo(3);
  }

  @Test
  void repeatAddsNothingAndAnotherNumberDoes() {
    DataMessage message = one("A", NOW, 1);
    assertThat(admission.admit(origin("gw1"), message, false, NOW).repeat()).isFalse();
    Admitted again = admission.admit(origin("gw1"), message, false, NOW);
    assertThat(again.repeat()).isTrue();
    assertThat(again.batch()).isNull();
    assertThat(again.remarks()).isEmpty();
    assertThat(counters.get(Count.MESSAGES_REPEATED)).isEqualTo(1);
    assertThat(counters.get(Count.READINGS_ADMITTED)).isEqualTo(1);
    assertThat(admission.admit(origin("gw1"), one("A", NOW, 1), false, NOW).repeat()).isFalse();
    assertThat(admission.admit(origin("gw2"), message, false, NOW).repeat()).isFalse();
  }

  @Test
  void tableThatComesAgainBehindAnotherIsARepeatLikeAnyOther() {
    String boot = ContentBoot.of(new byte[] {1});
    DataMessage table = DataMessage.ofOne(boot, 0, NOW, "A", NOW, 1);
    admission.admit(origin("gw1"), table, false, NOW);
    String other = ContentBoot.of(new byte[] {2});
    admission.admit(origin("gw1"), DataMessage.ofOne(other, 0, NOW, "A", NOW + 1, 1), false, NOW);
    Admitted again = admission.admit(origin("gw1"), table, false, NOW);
    assertThat(again.repeat()).isTrue();
    assertThat(again.remarks()).isEmpty();
  }

  @Test
  void whatWasTakenBeforeTheLastStartIsRefusedWhenItComesAgain() {
    DataMessage before = one("A", NOW, 1);
    admission.admit(origin("gw1"), before, false, NOW);
    DataMessage since = DataMessage.ofOne("next", 1, NOW, "A", NOW + 1, 1);
    admission.admit(origin("gw1"), since, false, NOW);
    Admitted again = admission.admit(origin("gw1"), before, false, NOW);
    assertThat(again.repeat()).isTrue();
    assertThat(again.batch()).isNull();
    assertThat(only(again, RefusalCode.SEQ_REPLAY).boot()).isEqualTo(before.boot());
    assertThat(admission.admit(origin("gw1"), since, false, NOW).remarks())
        .as("sent again at once")
        .isEmpty();
    assertThat(admission.admit(origin("gw1"), one("A", NOW + 2, 1), false, NOW).repeat())
        .as("what waited in the sender over its start")
        .isFalse();
  }

  @Test
  void replayNeedsItsClock() {
    Admitted admitted = admission.admit(origin("tape"), one("T", NOW, 1), false, NOW);
    assertThat(admitted.batch()).isNull();
    assertThat(only(admitted, RefusalCode.TIME_MISSING).point()).isNull();
    Admitted with = admission.admit(origin("tape"), one("T", NOW, 1).withAt(NOW), false, NOW);
    assertThat(batch(with).at()).isEqualTo(NOW);
  }

  @Test
  void stampsOfARecordingAreNeitherLateNorOldNorAhead() {
    long y2004 = 1_088_640_000_000L;
    DataMessage message =
        DataMessage.of(
                "run1",
                1,
                y2004,
                new String[] {"T", "T"},
                new long[] {y2004, NOW + DAY},
                new double[] {1, 2},
                new byte[] {GOOD, GOOD})
            .withAt(y2004);
    Admitted admitted = admission.admit(origin("tape"), message, false, NOW);
    assertThat(admitted.late()).isFalse();
    assertThat(batch(admitted).readings().flags()).containsExactly((byte) 0, (byte) 0);
    assertThat(admitted.remarks()).isEmpty();
  }

  @Test
  void everySentinelOfARecordingIsSaid() {
    for (int i = 0; i < 3; i++) {
      DataMessage message = one("T", NOW + i, Defined.SENTINEL).withAt(NOW + i);
      assertThat(admission.admit(origin("tape"), message, false, NOW).remarks()).hasSize(1);
    }
  }

  @Test
  void gatewayTickOfAReplayIsABatchWithoutReadingsAndOfALiveGatewayNothing() {
    DataMessage tick =
        DataMessage.of("r", 1, NOW, new String[0], new long[0], new double[0], new byte[0])
            .withAt(NOW - DAY);
    Admitted replay = admission.admit(origin("tape"), tick, false, NOW);
    assertThat(batch(replay).readings()).isEqualTo(Readings.NONE);
    assertThat(batch(replay).at()).isEqualTo(NOW - DAY);
    assertThat(admission.admit(origin("gw1"), tick, false, NOW).batch()).isNull();
  }

  @Test
  void clockOfALiveGatewayCannotBeSetByItsMessages() {
    Admitted admitted =
        admission.admit(origin("gw1"), one("A", NOW, 1).withAt(NOW - DAY), false, NOW);
    assertThat(batch(admitted).at()).isEqualTo(Batch.NO_AT);
  }

  private QualityReason reasonOf(double value) {
    Admitted admitted = admission.admit(origin("gw1"), one("A", NOW, value), false, NOW);
    return QualityReason.ofCode(batch(admitted).readings().reasons()[0]);
  }

  private int remarksOf(long now) {
    return admission.admit(origin("gw1"), one("A", now, 99), false, now).remarks().size();
  }

  private Origin origin(String gateway) {
    GatewayDefinition definition = Objects.requireNonNull(mine.gateway(gateway));
    return new Origin(mine, definition);
  }

  private DataMessage one(String point, long time, double value) {
    return DataMessage.ofOne("b", ++sequence, NOW, point, time, value);
  }

  /** A reading of point A, sent and received at one time and stamped with another. */
  private Admitted sendAt(long now, long stamp, double value) {
    DataMessage message = DataMessage.ofOne("b", ++sequence, now, "A", stamp, value);
    return admission.admit(origin("gw1"), message, false, now);
  }

  private DataMessage three(String first, String second, String third) {
    return DataMessage.of(
        "b",
        ++sequence,
        NOW,
        new String[] {first, second, third},
        new long[] {NOW, NOW, NOW},
        new double[] {1, 2, 3},
        new byte[] {GOOD, GOOD, GOOD});
  }

  private DataMessage decoded(String readings) {
    String json =
        "{\"v\":1,\"boot\":\"b\",\"seq\":%d,\"sent\":\"2026-11-22T08:02:11.120Z\",\"r\":[%s]}"
            .formatted(++sequence, readings);
    Decoded<DataMessage> decoded = DataMessageCodec.decode(json.getBytes(StandardCharsets.UTF_8));
    return ((Decoded.Value<DataMessage>) decoded).message();
  }

  private static String reading(String point, String x, String q, String more) {
    return "{\"p\":\"%s\",\"t\":%d,\"x\":%s,\"q\":\"%s\"%s}".formatted(point, NOW, x, q, more);
  }

  private static Batch batch(Admitted admitted) {
    @Nullable Batch batch = admitted.batch();
    assertThat(batch).isNotNull();
    return Objects.requireNonNull(batch);
  }

  private static Refusal only(Admitted admitted, RefusalCode code) {
    assertThat(admitted.remarks()).hasSize(1);
    Refusal refusal = admitted.remarks().get(0);
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.enterprise()).isEqualTo(Defined.MINE);
    return refusal;
  }
}
