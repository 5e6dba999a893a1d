package io.vigil.model.wire.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.event.PlantEvent;
import io.vigil.model.point.Reporting;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.mqtt.AckMessage.Entry;
import io.vigil.model.wire.mqtt.AckMessage.Range;
import io.vigil.model.wire.mqtt.BirthMessage.BirthPoint;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages of every kind, damaged on the way: each is read or refused in words. */
class MutilatedMessagesTest {
  private static final long NOW = 1_795_334_531_120L;
  private static final int ROUNDS = 1_000;

  /** A kind of message, one of it as bytes, and how it is read. */
  record Kind(String name, byte[] bytes, Function<byte[], Decoded<?>> decode) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Kind> kinds() {
    List<Entry> entries = List.of(new Entry(3, "甲烷", NOW, "RATE", "慢", "slow"));
    AckMessage ack = new AckMessage("b1", List.of(new Range(1, 2)), entries, entries);
    BirthPoint periodic = new BirthPoint("甲烷", "gas.ch4", "%CH4", 0, 4, Reporting.PERIODIC, 5_000);
    BirthMessage birth = new BirthMessage("b1", 1, NOW, "edge 2", 72, List.of(periodic));
    DataMessage data = DataMessage.ofOne("b1", 7, NOW, "甲烷", NOW, 1.5).asLate().withAt(NOW);
    EventMessage event =
        new EventMessage(
            "b1", 8, NOW, List.of(PlantEvent.calibrationBegin(List.of("甲烷"), 1, NOW, "李四")), 0);
    DeathMessage death = new DeathMessage("b1", DeathMessage.Why.PLANNED);
    return Stream.of(
        new Kind("ack", AckMessageCodec.encode(ack), AckMessageCodec::decode),
        new Kind("birth", BirthMessageCodec.encode(birth), BirthMessageCodec::decode),
        new Kind("data", DataMessageCodec.encode(data), DataMessageCodec::decode),
        new Kind("event", EventMessageCodec.encode(event), EventMessageCodec::decode),
        new Kind("death", DeathMessageCodec.encode(death), DeathMessageCodec::decode),
        new Kind(
            "time", TimeMessageCodec.encode(new TimeMessage(NOW, -280)), TimeMessageCodec::decode),
        new Kind("envelope", DataMessageCodec.encode(data), EnvelopeCodec::decode));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyBeginningIsRefusedAsBadJson(Kind kind) {
    assertThat(kind.decode().apply(kind.bytes())).isInstanceOf(Decoded.Value.class);
    for (int length = 1; length < kind.bytes().length; length++) {
      Decoded<?> decoded = kind.decode().apply(Arrays.copyOf(kind.bytes(), length));
      assertThat(Payloads.refused(decoded).code())
          .as("the first %s bytes", length)
          .isEqualTo(RefusalCode.JSON_BAD);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void damageIsReadOrRefusedInBothLanguagesAndNothingElse(Kind kind) {
    Random random = new Random(kind.name().hashCode());
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = kind.bytes().clone();
      for (int damage = random.nextInt(3); damage >= 0; damage--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      if (kind.decode().apply(bytes) instanceof Decoded.Refused<?> refusal) {
        assertThat(refusal.zh()).containsPattern("\\p{IsHan}{2}");
        assertThat(refusal.en()).isNotBlank();
        refused++;
      }
    }
    assertThat(refused).as("most damage is noticed").isBetween(ROUNDS / 2, ROUNDS);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void partsInAnotherOrderNeverThrow(Kind kind) {
    Random random = new Random(kind.name().hashCode());
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = kind.bytes().clone();
      int from = random.nextInt(bytes.length);
      int length = random.nextInt(bytes.length - from) + 1;
      System.arraycopy(
          kind.bytes(), from, bytes, random.nextInt(bytes.length - length + 1), length);
      refused += kind.decode().apply(bytes) instanceof Decoded.Refused<?> ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }
}
