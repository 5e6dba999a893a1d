package io.vigil.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.lane.Tick;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Golden files are read for ever: each is what today's code writes, and what it reads. Bytes that
 * are none are refused as such, whatever is wrong with them.
 */
class WireBytesTest {
  private static final int FLIPS = 4000;

  /** One thing in the log: its golden file, the thing, and how it becomes bytes and back. */
  record Case(String name, Object value, byte[] bytes, Function<byte[], Object> decode) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    Stream<Case> lanes =
        Samples.laneRecords().entrySet().stream()
            .map(
                e ->
                    new Case(
                        e.getKey(),
                        e.getValue(),
                        LaneRecordCodec.encode(e.getValue()),
                        LaneRecordCodec::decode));
    Stream<Case> events =
        Samples.judgeEvents().entrySet().stream()
            .map(
                e ->
                    new Case(
                        e.getKey(),
                        e.getValue(),
                        JudgeEventCodec.encode(e.getValue()),
                        JudgeEventCodec::decode));
    Stream<Case> refusals =
        Samples.refusals().entrySet().stream()
            .map(
                e ->
                    new Case(
                        e.getKey(),
                        e.getValue(),
                        RefusalCodec.encode(e.getValue()),
                        RefusalCodec::decode));
    Addressed point = new Addressed(7, Samples.POINT);
    Addressed gateway = new Addressed(7, Samples.GATEWAY);
    Addressed reachedPoint = new Addressed(7, Samples.REACHED_POINT);
    Addressed forestPoint = new Addressed(7, Samples.REACHED_POINT.withForest(42));
    Addressed reachedGateway = new Addressed(7, Samples.REACHED_GATEWAY);
    return Stream.of(
            lanes,
            events,
            refusals,
            Stream.of(
                new Case(
                    "GatewayStateCodec",
                    Samples.gatewayState(),
                    GatewayStateCodec.encode(Samples.gatewayState()),
                    GatewayStateCodec::decode),
                new Case(
                    "PlantEventsCodec",
                    Samples.plantEvents(),
                    PlantEventsCodec.encode(Samples.plantEvents()),
                    PlantEventsCodec::decode),
                new Case(
                    "DefinitionCodec.point",
                    point,
                    DefinitionCodec.encode(point),
                    DefinitionCodec::decode),
                new Case(
                    "DefinitionCodec.gateway",
                    gateway,
                    DefinitionCodec.encode(gateway),
                    DefinitionCodec::decode),
                new Case(
                    "DefinitionCodec.reachedPoint",
                    reachedPoint,
                    DefinitionCodec.encode(reachedPoint),
                    DefinitionCodec::decode),
                new Case(
                    "DefinitionCodec.forestPoint",
                    forestPoint,
                    DefinitionCodec.encode(forestPoint),
                    DefinitionCodec::decode),
                new Case(
                    "DefinitionCodec.reachedGateway",
                    reachedGateway,
                    DefinitionCodec.encode(reachedGateway),
                    DefinitionCodec::decode),
                new Case(
                    "LeadEventCodec",
                    Samples.lead(),
                    LeadEventCodec.encode(Samples.lead()),
                    LeadEventCodec::decode),
                new Case(
                    "AlertJournalCodec",
                    Samples.journalEntry(),
                    AlertJournalCodec.encode(Samples.journalEntry()),
                    AlertJournalCodec::decode)))
        .flatMap(cases -> cases);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void goldenFileIsWrittenAndReadAsEver(Case one) throws IOException {
    assertThat(one.bytes()).isEqualTo(golden(one));
    assertThat(one.decode().apply(golden(one))).isEqualTo(one.value());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bytesThatEndTooSoonOrTooLateAreCorrupt(Case one) {
    CorruptBytes.requireNoneShorterOrLonger(one.bytes(), one.decode());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void flippedBitsAreReadOrCorruptAndNothingElse(Case one) {
    Random random = new Random(one.name().hashCode());
    int corrupt = 0;
    for (int i = 0; i < FLIPS; i++) {
      byte[] bytes = one.bytes().clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      corrupt += isCorrupt(one, bytes) ? 1 : 0;
    }
    assertThat(corrupt).as("some must be noticed").isPositive();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noiseBehindAGoodBeginningIsReadOrCorruptAndNothingElse(Case one) {
    Random random = new Random(one.name().hashCode());
    for (int i = 0; i < FLIPS; i++) {
      byte[] bytes = new byte[1 + random.nextInt(2 * one.bytes().length)];
      random.nextBytes(bytes);
      int kept = random.nextInt(Math.min(bytes.length, one.bytes().length) + 1);
      System.arraycopy(one.bytes(), 0, bytes, 0, kept);
      isCorrupt(one, bytes);
    }
  }

  @Test
  void keysKeepTogetherWhatBelongsTogether() {
    assertThat(DefinitionCodec.key(Samples.POINT)).isEqualTo("point/coal-a:F01.CH4");
    assertThat(DefinitionCodec.key(Samples.GATEWAY)).isEqualTo("gateway/coal-a/gw1");
    assertThat(GatewayStateCodec.key(Samples.gatewayState())).isEqualTo("coal-a/gw1");
    assertThat(JudgeEventCodec.key(Samples.ACTIVATION)).isEqualTo("coal-a");
    assertThat(JudgeEventCodec.key(Samples.FOUND)).isEqualTo("coal-a");
    assertThat(JudgeEventCodec.key(Samples.PULSE)).isEqualTo("lane-7");
  }

  @Test
  void unknownVersionIsCorruptAndSaysSo() {
    byte[] bytes = LaneRecordCodec.encode(new Tick(1, 1));
    bytes[0] = 2;
    assertThatThrownBy(() -> LaneRecordCodec.decode(bytes))
        .isInstanceOf(CorruptBytesException.class)
        .hasMessageContaining("version 2");
  }

  @Test
  void liveReadingTakesFewBytes() {
    int each =
        (LaneRecordCodec.encode(Samples.BATCH).length
                - LaneRecordCodec.encode(Samples.GATEWAY_TICK).length)
            / 3;
    assertThat(each).isLessThan(24);
  }

  /** Whether the bytes were refused; every other exception fails the test. */
  private static boolean isCorrupt(Case one, byte[] bytes) {
    try {
      return one.decode().apply(bytes) == null;
    } catch (CorruptBytesException e) {
      return true;
    }
  }

  /** With {@code -Dvigil.golden.write=true} a missing file is written; never over an old one. */
  private static byte[] golden(Case one) throws IOException {
    String file = one.name() + ".v1.bin";
    try (InputStream in = WireBytesTest.class.getResourceAsStream(file)) {
      if (in != null) {
        return in.readAllBytes();
      }
    }
    assertThat(Boolean.getBoolean("vigil.golden.write")).as("no golden file " + file).isTrue();
    Path path = Path.of("src/test/resources/io/vigil/model/wire", file);
    if (!Files.exists(path)) {
      Files.createDirectories(path.getParent());
      Files.write(path, one.bytes());
    }
    return Files.readAllBytes(path);
  }
}
