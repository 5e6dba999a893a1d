package io.vigil.rules.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.rule.RateOfChangeRule.Direction;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleWindowTest {
  private record Sample(long time, double value) {}

  private static double greatest(List<Sample> samples, Direction direction) {
    double rise = 0;
    double fall = 0;
    for (int i = 0; i < samples.size(); i++) {
      for (int j = i + 1; j < samples.size(); j++) {
        rise = Math.max(rise, samples.get(j).value() - samples.get(i).value());
        fall = Math.max(fall, samples.get(i).value() - samples.get(j).value());
      }
    }
    return switch (direction) {
      case RISE -> rise;
      case FALL -> -fall;
      case BOTH -> rise >= fall ? rise : -fall;
    };
  }

  @ParameterizedTest(name = "a reading every {0} ms in {1} ms")
  @CsvSource({"1000, 10000", "500, 30000", "1, 50", "7000, 5000"})
  void whatFitsIsExact(long step, long window) {
    Random random = new Random(step);
    SampleWindow samples = new SampleWindow();
    List<Sample> all = new ArrayList<>();
    long time = 0;
    for (int i = 0; i < 2000; i++) {
      time += step;
      double value = random.nextGaussian();
      samples.add(time, value, window);
      all.add(new Sample(time, value));
      long oldest = time - window;
      all.removeIf(sample -> sample.time() < oldest);
      for (Direction direction : Direction.values()) {
        assertThat(samples.greatestChange(direction)).isEqualTo(greatest(all, direction));
      }
      samples = i % 97 == 0 ? samples.copy() : samples;
      samples = i % 89 == 0 ? roundTrip(samples) : samples;
    }
  }

  @ParameterizedTest(name = "a reading every {0} ms in {1} ms")
  @CsvSource({"10, 10000", "100, 300000", "1, 1000"})
  void whatDoesNotFitFindsOnlyRealChangesAndTheSlowOnes(long step, long window) {
    Random random = new Random(step);
    SampleWindow samples = new SampleWindow();
    List<Sample> all = new ArrayList<>();
    long time = 0;
    for (int i = 0; i < 3000; i++) {
      time += step;
      double value = Math.sin(time * 6.0 / window) * 10 + random.nextDouble() * 0.1;
      samples.add(time, value, window);
      all.add(new Sample(time, value));
      long oldest = time - window;
      all.removeIf(sample -> sample.time() < oldest);
      if (i % 50 == 0) {
        double found = samples.greatestChange(Direction.RISE);
        double exact = greatest(all, Direction.RISE);
        assertThat(found).isBetween(exact * 0.9 - 1.5, exact);
      }
    }
    ByteWriter out = new ByteWriter(16);
    samples.put(out);
    assertThat(out.length()).isLessThan(SampleWindow.CAPACITY * 18);
  }

  @Test
  void moreReadingsThanAWindowMayHoldAreCorrupt() {
    byte[] bytes = new ByteWriter(16).putVarLong(SampleWindow.CAPACITY + 1).toByteArray();
    assertThatThrownBy(() -> SampleWindow.get(new ByteReader(bytes)))
        .isInstanceOf(CorruptBytesException.class);
  }

  private static SampleWindow roundTrip(SampleWindow samples) {
    ByteWriter out = new ByteWriter(16);
    samples.put(out);
    return SampleWindow.get(new ByteReader(out.toByteArray()));
  }
}
