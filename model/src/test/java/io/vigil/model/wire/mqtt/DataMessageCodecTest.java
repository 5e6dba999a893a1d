package io.vigil.model.wire.mqtt;

import static io.vigil.model.wire.mqtt.Payloads.text;
import static io.vigil.model.wire.mqtt.Payloads.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vigil.model.lane.Batch;
import io.vigil.model.reading.QualityReason;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DataMessageCodecTest {
  private static final long NOW = 1_795_334_531_120L;
  private static final DataMessage ONE = DataMessage.ofOne("b1", 7, NOW, "A", NOW, 1.5);
  private static final QualityReason[] REASONS = QualityReason.values();

  private static DataMessage random(Random random) {
    int n = 1 + random.nextInt(100);
    String[] points = new String[n];
    double[] values = new double[n];
    byte[] reasons = new byte[n];
    String[] units = new String[n];
    String[] notNumbers = new String[n];
    for (int i = 0; i < n; i++) {
      points[i] = "甲烷/P-" + random.nextInt(50);
      reasons[i] = REASONS[random.nextInt(REASONS.length)].code();
      units[i] = random.nextBoolean() ? "%LEL" : "";
      boolean isNumber = random.nextInt(5) > 0;
      values[i] = isNumber ? random.nextGaussian() * Math.pow(10, random.nextInt(9)) : Double.NaN;
      notNumbers[i] = isNumber ? "" : "n/a";
    }
    units[0] = "ppm";
    values[0] = Double.NaN;
    notNumbers[0] = "NaN";
    long[] times = random.longs(n, -MessageIn.MOST, MessageIn.MOST).toArray();
    return new DataMessage(
        "Boot-" + random.nextInt(100),
        random.nextLong(MessageIn.MOST),
        random.nextLong(4_000_000_000_000L),
        random.nextBoolean(),
        random.nextBoolean() ? Batch.NO_AT : random.nextLong(-MessageIn.MOST, MessageIn.MOST),
        points,
        times,
        values,
        reasons,
        units,
        notNumbers,
        0);
  }

  @Test
  void randomMessagesAreReadAsTheyWereWritten() {
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      DataMessage message = random(random);
      assertThat(value(DataMessageCodec.decode(DataMessageCodec.encode(message))))
          .isEqualTo(message);
    }
  }

  @Test
  void whatGoesWithoutSayingIsNotSaid() {
    assertThat(text(DataMessageCodec.encode(ONE)))
        .isEqualTo(
            "{\"v\":1,\"boot\":\"b1\",\"seq\":7,\"sent\":\"2026-11-22T08:02:11.120Z\",\"r\":"
                + "[{\"p\":\"A\",\"t\":1795334531120,\"x\":1.5,\"q\":\"GOOD\"}]}");
    assertThat(text(DataMessageCodec.encode(ONE.asLate().withAt(5))))
        .contains(",\"late\":true,\"at\":5,\"r\":");
  }

  @Test
  void historyAndReplayChangeNothingElse() {
    assertThat(ONE.asLate().late()).isTrue();
    assertThat(ONE.withAt(5).at()).isEqualTo(5);
    assertThat(ONE.asLate()).isNotEqualTo(ONE);
    assertThat(ONE.withAt(5).withAt(Batch.NO_AT)).isEqualTo(ONE);
  }

  @Test
  void valueThatIsNoNumberIsWrittenAsNull() {
    DataMessage message = DataMessage.ofOne("b1", 7, NOW, "A", NOW, Double.POSITIVE_INFINITY);
    assertThat(text(DataMessageCodec.encode(message))).contains("\"x\":null");
  }

  @Test
  void columnsOfUnequalLengthAreRefused() {
    String[] two = {"A", "B"};
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> DataMessage.of("b1", 1, NOW, two, new long[2], new double[2], new byte[1]))
        .withMessage("columns of unequal length");
  }

  @Test
  void columnOfTextsIsFullOrAbsent() {
    String[] two = {"A", "B"};
    String[] one = {"ppm"};
    String[] none = {};
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new DataMessage(
                    "b1",
                    1,
                    NOW,
                    false,
                    Batch.NO_AT,
                    two,
                    new long[2],
                    new double[2],
                    new byte[2],
                    one,
                    none,
                    0))
        .withMessage("texts of another length than the columns");
    assertThat(ONE.unit(0)).isEmpty();
    assertThat(ONE.notNumber(0)).isEmpty();
  }
}
