package io.vigil.ingest.admit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.fixture.Defined;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.ReadingFlag;
import io.vigil.model.reading.Readings;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.mqtt.DataMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Over random messages of a live gateway: every reading is in the batch or among the refused, never
 * both and never neither, in the order in which it was sent, as a plain reading of the rules says.
 */
class AdmissionPropertyTest {
  private static final long NOW = 1_795_334_531_120L;
  private static final long DAY = 86_400_000;
  private static final String[] POINTS = {"A", "B", "C", "T", "Z"};
  private static final long[] OFFSETS = {0, -1_000, 120_000, 120_001, -299_000, -31 * DAY, 1, -NOW};
  private static final double[] VALUES = {
    0, 40, -0.001, 40.001, 12.5, Defined.SENTINEL, Double.NaN, -0.0, 1e308
  };
  private static final String[] UNITS = {"", "", "%CH4", "%LEL", "%ch4"};
  private static final QualityReason[] REASONS = {
    QualityReason.GOOD, QualityReason.MANUAL, QualityReason.BAD, QualityReason.CALIBRATING
  };

  private final IngestCounters counters = new IngestCounters();
  private final Admission admission = new Admission(1, ClockLimits.defaults(), counters);
  private final PointRegistry.Enterprise mine =
      Objects.requireNonNull(
          PointRegistry.EMPTY.with(Defined.mine(0)).registry().enterprise(Defined.MINE));
  private final GatewayDefinition gw1 = Objects.requireNonNull(mine.gateway("gw1"));

  @RepeatedTest(20)
  void everyReadingIsTakenOrRefusedExactlyOnce(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    long taken = 0;
    for (int i = 0; i < 200; i++) {
      DataMessage message = message(random, i);
      boolean history = random.nextBoolean();
      // An hour between messages, so that no offset stands still long enough to be a clock.
      long now = NOW + i * 3_600_000L;
      Admitted admitted = admission.admit(new Origin(mine, gw1), message, history, now);
      List<Integer> expected = new ArrayList<>();
      for (int reading = 0; reading < message.size(); reading++) {
        if (refusal(message, reading, history, now) == null) {
          expected.add(reading);
        }
      }
      taken += expected.size();
      assertTaken(admitted.batch(), message, expected, now);
      assertRefused(admitted.remarks(), message, history, now);
    }
    assertThat(counters.get(Count.READINGS_ADMITTED)).isEqualTo(taken);
  }

  private static void assertTaken(
      @Nullable Batch batch, DataMessage message, List<Integer> expected, long now) {
    if (expected.isEmpty()) {
      assertThat(batch).isNull();
      return;
    }
    Readings readings = Objects.requireNonNull(batch).readings();
    assertThat(readings.size()).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      int sent = expected.get(i);
      double value = message.values()[sent];
      boolean sentinel = value == Defined.SENTINEL;
      assertThat(readings.times()[i]).isEqualTo(message.times()[sent]);
      assertThat(readings.values()[i]).isEqualTo(Double.valueOf(sentinel ? Double.NaN : value));
      assertThat(readings.slots()[i]).isEqualTo(message.points()[sent].equals("A") ? 0 : 1);
      assertThat(QualityReason.ofCode(readings.reasons()[i])).isEqualTo(quality(message, sent));
      boolean ahead = message.times()[sent] - now > 120_000;
      assertThat(readings.flags()[i] == ReadingFlag.TIME_FUTURE).isEqualTo(ahead);
    }
  }

  private static void assertRefused(
      List<Refusal> remarks, DataMessage message, boolean history, long now) {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < message.size(); i++) {
      RefusalCode code = refusal(message, i, history, now);
      if (code != null) {
        expected.add(code + " " + message.points()[i] + " " + message.times()[i]);
      }
    }
    assertThat(remarks.stream().filter(AdmissionPropertyTest::isRefused))
        .extracting(one -> one.code() + " " + one.point() + " " + one.time())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static boolean isRefused(Refusal remark) {
    return remark.code().effect() == RefusalCode.Effect.REJECTED;
  }

  /** The rules once more, as plainly as they can be written. */
  private static @Nullable RefusalCode refusal(
      DataMessage message, int i, boolean history, long now) {
    String point = message.points()[i];
    if (point.equals("Z")) {
      return RefusalCode.POINT_UNKNOWN;
    }
    if (!point.equals("A") && !point.equals("B")) {
      return RefusalCode.POINT_FOREIGN;
    }
    if (!message.unit(i).isEmpty() && !message.unit(i).equals("%CH4")) {
      return RefusalCode.UNIT_MISMATCH;
    }
    if (!message.notNumber(i).isEmpty()) {
      return RefusalCode.VALUE_NAN;
    }
    boolean neverSet = message.times()[i] < 946_684_800_000L;
    boolean old = now - message.times()[i] > 30 * DAY;
    return old && (history || !neverSet) ? RefusalCode.TIME_OLD : null;
  }

  private static QualityReason quality(DataMessage message, int i) {
    QualityReason sent = QualityReason.ofCode(message.reasons()[i]);
    double value = message.values()[i];
    if (value == Defined.SENTINEL) {
      return QualityReason.SENTINEL;
    }
    boolean bad = sent == QualityReason.BAD || sent == QualityReason.CALIBRATING;
    return !bad && (value < 0 || value > 40) ? QualityReason.OVER_RANGE : sent;
  }

  private static DataMessage message(Random random, int sequence) {
    int size = 1 + random.nextInt(12);
    String[] points = new String[size];
    long[] times = new long[size];
    double[] values = new double[size];
    byte[] reasons = new byte[size];
    String[] units = new String[size];
    String[] notNumbers = new String[size];
    long now = NOW + sequence * 3_600_000L;
    for (int i = 0; i < size; i++) {
      points[i] = POINTS[random.nextInt(POINTS.length)];
      times[i] = now + OFFSETS[random.nextInt(OFFSETS.length)];
      values[i] = VALUES[random.nextInt(VALUES.length)];
      QualityReason reason = REASONS[random.nextInt(REASONS.length)];
      reasons[i] = reason.code();
      units[i] = UNITS[random.nextInt(UNITS.length)];
      boolean absent = reason == QualityReason.BAD || reason == QualityReason.CALIBRATING;
      notNumbers[i] = Double.isNaN(values[i]) && !absent ? "NaN" : "";
    }
    return new DataMessage(
        "b",
        sequence,
        now,
        false,
        Batch.NO_AT,
        points,
        times,
        values,
        reasons,
        units,
        notNumbers,
        0);
  }
}
