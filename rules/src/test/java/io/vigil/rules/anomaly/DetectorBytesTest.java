package io.vigil.rules.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * States as bytes: the first version is read for ever, the same readings give the same bytes on
 * every machine, and hostile bytes are corrupt.
 */
class DetectorBytesTest {
  /** A detector with something in every field, its bytes, and how it is read and goes on. */
  enum Detector {
    RANGE(DetectorBytesTest::range, DetectorBytesTest::rangeAgain),
    CHOSEN(DetectorBytesTest::chosen, DetectorBytesTest::chosenAgain),
    UNIT(DetectorBytesTest::unit, DetectorBytesTest::unitAgain),
    POWER(DetectorBytesTest::power, DetectorBytesTest::powerAgain),
    WARNING(DetectorBytesTest::warning, DetectorBytesTest::warningAgain),
    FOREST(DetectorBytesTest::forest, DetectorBytesTest::forestAgain);

    private final Function<Random, byte[]> sample;
    private final Function<ByteReader, byte[]> again;

    Detector(Function<Random, byte[]> sample, Function<ByteReader, byte[]> again) {
      this.sample = sample;
      this.again = again;
    }

    byte[] sample() {
      return sample.apply(new Random(11));
    }
  }

  private static byte[] range(Random random) {
    RangeDetector detector = new RangeDetector(1);
    for (int i = 0; i < 1_000; i++) {
      detector.read(0, i == 950 ? 99 : random.nextGaussian());
    }
    ByteWriter out = new ByteWriter(256);
    detector.put(0, out);
    return out.toByteArray();
  }

  private static byte[] rangeAgain(ByteReader in) {
    RangeDetector detector = new RangeDetector(1);
    detector.get(0, in);
    ByteWriter out = new ByteWriter(256);
    detector.put(0, out);
    for (int i = 0; i < 50; i++) {
      detector.read(0, i);
    }
    return out.toByteArray();
  }

  private static byte[] chosen(Random random) {
    ChosenPoint point = new ChosenPoint(24);
    for (int i = 0; i < 1_000; i++) {
      point.read(i == 950 ? 99 : random.nextGaussian());
    }
    ByteWriter out = new ByteWriter(512);
    point.put(out);
    return out.toByteArray();
  }

  private static byte[] chosenAgain(ByteReader in) {
    ChosenPoint point = ChosenPoint.get(in);
    ByteWriter out = new ByteWriter(512);
    point.put(out);
    for (int i = 0; i < 50; i++) {
      point.read(i);
    }
    return out.toByteArray();
  }

  private static byte[] unit(Random random) {
    UnitDetector unit = new UnitDetector(2);
    double drift = 0;
    for (int i = 0; i < 500; i++) {
      drift += random.nextDouble() - 0.5;
      unit.read(new double[] {random.nextDouble() + (i < 490 ? 0 : 9), drift});
    }
    ByteWriter out = new ByteWriter(1_024);
    unit.put(out);
    return out.toByteArray();
  }

  private static byte[] unitAgain(ByteReader in) {
    UnitDetector unit = UnitDetector.get(in);
    ByteWriter out = new ByteWriter(1_024);
    unit.put(out);
    unit.explainChange("a", "b");
    return out.toByteArray();
  }

  private static byte[] power(Random random) {
    PowerDetector meter = new PowerDetector();
    for (int i = 0; i < 3_000; i++) {
      meter.read(i < 2_990 ? 5 + random.nextInt(50) : 7);
    }
    ByteWriter out = new ByteWriter(12_000);
    meter.put(out);
    return out.toByteArray();
  }

  private static byte[] powerAgain(ByteReader in) {
    PowerDetector meter = PowerDetector.get(in);
    ByteWriter out = new ByteWriter(12_000);
    meter.put(out);
    meter.read(9);
    return out.toByteArray();
  }

  private static byte[] warning(Random random) {
    EarlyWarning warning = new EarlyWarning(1.0);
    for (int i = 0; i < 500; i++) {
      warning.read(i * 30_000L, 0.5 + random.nextDouble() * 0.6);
    }
    warning.read(500 * 30_000L + 600_000, 0.95);
    ByteWriter out = new ByteWriter(64);
    warning.put(out);
    return out.toByteArray();
  }

  private static byte[] warningAgain(ByteReader in) {
    EarlyWarning warning = EarlyWarning.get(in);
    ByteWriter out = new ByteWriter(64);
    warning.put(out);
    warning.explain();
    return out.toByteArray();
  }

  private static byte[] forest(Random random) {
    ForestPoint point = new ForestPoint(5);
    for (int i = 0; i < 1_000; i++) {
      point.read(i * ForestPoint.ROW_MILLIS, random.nextInt(20));
    }
    ByteWriter out = new ByteWriter(1 << 14);
    point.put(out);
    return out.toByteArray();
  }

  private static byte[] forestAgain(ByteReader in) {
    ForestPoint point = ForestPoint.get(in);
    ByteWriter out = new ByteWriter(1 << 14);
    point.put(out);
    for (int i = 0; i < 50; i++) {
      point.read((1_000 + i) * ForestPoint.ROW_MILLIS, i);
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @EnumSource
  void goldenBytesAreWrittenAndReadAsEver(Detector detector) throws IOException {
    byte[] golden = golden(detector.name().toLowerCase(Locale.ROOT) + ".v1.bin", detector.sample());
    assertThat(detector.sample()).isEqualTo(golden);
    ByteReader in = new ByteReader(golden);
    assertThat(detector.again.apply(in)).isEqualTo(golden);
    in.requireEnd();
  }

  @ParameterizedTest
  @EnumSource
  void bytesThatEndTooSoonAreCorrupt(Detector detector) {
    byte[] whole = detector.sample();
    for (int length = 0; length < whole.length; length += 1 + whole.length / 100) {
      ByteReader part = new ByteReader(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> detector.again.apply(part))
          .as("the first %s bytes", length)
          .isInstanceOf(CorruptBytesException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void flippedBitsAreReadOrCorruptAndNothingElse(Detector detector) {
    byte[] whole = detector.sample();
    Random random = new Random(7);
    int corrupt = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = whole.clone();
      // Half of them among the first bytes, where counts and places stand.
      int most = i % 2 == 0 ? Math.min(24, bytes.length) : bytes.length;
      bytes[random.nextInt(most)] ^= (byte) (1 << random.nextInt(8));
      try {
        assertThat(detector.again.apply(new ByteReader(bytes))).isNotEmpty();
      } catch (CorruptBytesException expected) {
        corrupt++;
      }
    }
    assertThat(corrupt).isBetween(1, 1_999);
  }

  @ParameterizedTest
  @EnumSource
  void unknownVersionSaysSo(Detector detector) {
    byte[] bytes = detector.sample();
    bytes[0] = 9;
    assertThatThrownBy(() -> detector.again.apply(new ByteReader(bytes)))
        .isInstanceOf(CorruptBytesException.class)
        .hasMessageContaining("version 9");
  }

  /** With {@code -Dvigil.golden.write=true} a missing file is written; never over an old one. */
  private static byte[] golden(String file, byte[] bytes) throws IOException {
    try (InputStream in = DetectorBytesTest.class.getResourceAsStream(file)) {
      if (in != null) {
        return in.readAllBytes();
      }
    }
    assertThat(Boolean.getBoolean("vigil.golden.write")).as("no golden file " + file).isTrue();
    Path path = Path.of("src/test/resources/io/vigil/rules/anomaly", file);
    if (!Files.exists(path)) {
      Files.createDirectories(path.getParent());
      Files.write(path, bytes);
    }
    return Files.readAllBytes(path);
  }
}
