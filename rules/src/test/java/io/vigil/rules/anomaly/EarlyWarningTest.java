package io.vigil.rules.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EarlyWarningTest {
  private static final long STEP = 30_000;

  private final EarlyWarning warning = new EarlyWarning(1.0);
  private long time;

  private boolean read(double value) {
    time += STEP;
    return warning.read(time, value);
  }

  @Test
  void warnsFromNineTenthsOfTheLimitOn() {
    assertThat(read(0.89)).isFalse();
    assertThat(read(0.9)).isTrue();
    assertThat(read(0.95)).isTrue();
  }

  @Test
  void outlastsItsReasonByAMinute() {
    assertThat(read(0.95)).isTrue();
    assertThat(read(0.89)).as("after 30 s").isTrue();
    assertThat(read(0.5)).as("after 60 s").isTrue();
    assertThat(read(0.89)).as("after 90 s").isFalse();
    assertThat(read(0.89)).as("and does not begin by itself").isFalse();
  }

  @Test
  void standsThroughTheTimeAtTheLimit() {
    assertThat(read(0.95)).isTrue();
    assertThat(read(1.0)).isTrue();
    assertThat(read(1.3)).isTrue();
  }

  @Test
  void valueThatComesDownAndLingersWarnsOfNothingUntilItHasRearmed() {
    read(1.2);
    assertThat(read(0.95)).as("below the limit for nothing").isFalse();
    assertThat(read(0.95)).isFalse();
    assertThat(read(0.95)).isFalse();
    assertThat(read(0.95)).isFalse();
    assertThat(read(0.95)).isFalse();
    assertThat(read(0.95)).as("for 150 s").isTrue();
  }

  @Test
  void saysThatItIsTheFirst() {
    read(0.5);
    read(0.97);
    assertThat(warning.explain().zh()).endsWith("；此前没有过此类预警");
    assertThat(warning.explain().en()).endsWith("; there was no such warning before");
  }

  @Test
  void saysHowOftenItCameTrue() {
    read(0.5);
    read(0.95);
    read(1.1);
    for (int i = 0; i < 10; i++) {
      read(0.5);
    }
    read(0.92);
    for (int i = 0; i < 21; i++) {
      read(0.5);
    }
    assertThat(read(0.97)).isTrue();
    assertThat(warning.explain())
        .isEqualTo(
            new Explanation(
                "当前 0.97，为限值 1 的 97%；此前 2 次此类预警中有 1 次在 10 分钟内达到限值",
                "now 0.97, 97 % of the limit 1; of 2 such warnings before, 1 reached it within 10"
                    + " minutes"));
  }

  @Test
  void whatIsNoNumberOrOlderIsLeftOut() {
    read(0.95);
    assertThat(warning.read(time - STEP, 0.1)).isTrue();
    assertThat(warning.read(time + STEP, Double.NaN)).isTrue();
    assertThat(warning.read(time + 3 * STEP, 0.1)).isFalse();
  }

  @Test
  void limitMustBeAboveZero() {
    assertThatThrownBy(() -> new EarlyWarning(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EarlyWarning(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void goesOnFromItsBytesAsIfNothingHadHappened() {
    Random random = new Random(3);
    EarlyWarning restarted = new EarlyWarning(1.0);
    for (int i = 0; i < 5_000; i++) {
      double value = 0.6 + random.nextDouble() / 2;
      assertThat(restarted.read(i * STEP, value)).isEqualTo(warning.read(i * STEP, value));
      byte[] bytes = bytes(restarted);
      ByteReader in = new ByteReader(bytes);
      restarted = EarlyWarning.get(in);
      in.requireEnd();
      assertThat(bytes(restarted)).isEqualTo(bytes).isEqualTo(bytes(warning));
    }
    assertThat(restarted.explain()).isEqualTo(warning.explain());
  }

  private static byte[] bytes(EarlyWarning warning) {
    ByteWriter out = new ByteWriter(64);
    warning.put(out);
    return out.toByteArray();
  }
}
