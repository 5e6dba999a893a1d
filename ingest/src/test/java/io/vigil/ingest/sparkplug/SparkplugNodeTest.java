package io.vigil.ingest.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.reading.QualityReason;
import io.vigil.model.wire.mqtt.DataMessage;
import io.vigil.model.wire.sparkplug.SparkplugMetric;
import io.vigil.model.wire.sparkplug.SparkplugPayload;
import io.vigil.model.wire.sparkplug.SparkplugTopic;
import io.vigil.model.wire.sparkplug.SparkplugTopic.Type;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkplugNodeTest {
  private static final long NOW = 1_795_334_531_000L;
  private static final int DOUBLE = 10;
  private static final int FIELD_OF_DOUBLES = 13;
  private static final SparkplugTopic BIRTH = new SparkplugTopic("e", Type.NBIRTH, "gw", "");
  private static final SparkplugTopic DATA = new SparkplugTopic("e", Type.NDATA, "gw", "");
  private static final SparkplugTopic DEATH = new SparkplugTopic("e", Type.NDEATH, "gw", "");

  private final SparkplugNode node = new SparkplugNode();

  @ParameterizedTest
  @CsvSource({
    "of now, 0, 1",
    "a little ahead, 60000, 60001",
    "further ahead than is believed, 120000, 0",
    "of long ago, -3600000, 0",
    "nonsense, 9000000000000000000, 0"
  })
  void deathIsNewerThanWhatWasToldAndNeverOfATimeThatIsNotBelieved(
      String what, long ahead, long after) {
    take(BIRTH, payload(0, metric("A", 1, NOW + ahead, false)));
    Heard heard = take(DEATH, payload(SparkplugPayload.NO_SEQUENCE));
    DataMessage death = heard.messages().get(0);
    assertThat(death.times()).as(what).containsExactly(NOW + after);
    assertThat(death.reasons()).containsExactly(QualityReason.COMMUNICATION.code());
  }

  @Test
  void historyIsAMessageOfItsOwnAndLate() {
    take(BIRTH, payload(0, metric("A", 1, NOW, false)));
    Heard heard =
        take(DATA, payload(1, metric("A", 2, NOW + 1, false), metric("A", 3, NOW - 9, true)));
    assertThat(heard.messages()).extracting(DataMessage::late).containsExactly(false, true);
    assertThat(heard.messages().get(1).values()).containsExactly(3);
    assertThat(heard.messages()).extracting(DataMessage::sequence).doesNotHaveDuplicates();
  }

  @Test
  void numbersBeginAgainAfter255AndAGapIsCountedOverThat() {
    take(BIRTH, payload(0, metric("A", 1, NOW, false)));
    for (int i = 1; i <= 300; i++) {
      assertThat(take(DATA, payload(i % 256, metric("A", i, NOW + i, false))).missing()).isZero();
    }
    Heard heard = take(DATA, payload((300 + 251) % 256, metric("A", 1, NOW + 999, false)));
    assertThat(heard.missing()).isEqualTo(250);
    assertThat(heard.before()).isEqualTo(300 % 256);
    assertThat(heard.needsRebirth()).isTrue();
  }

  @Test
  void whatIsNoPointIsCountedAndWhatWasNotBornAsksForABirth() {
    Heard born =
        take(BIRTH, payload(0, metric("A", 1, NOW, false), metric("other", 1, NOW, false)));
    assertThat(born.unknown()).isEqualTo(1);
    assertThat(born.needsRebirth()).isFalse();
    Heard heard = take(DATA, payload(1, metric("A2", 1, NOW, false)));
    assertThat(heard.messages()).isEmpty();
    assertThat(heard.needsRebirth()).isTrue();
  }

  private Heard take(SparkplugTopic topic, SparkplugPayload payload) {
    return node.take(topic, payload, NOW, code -> code.startsWith("A"));
  }

  private static SparkplugPayload payload(int sequence, SparkplugMetric... metrics) {
    return new SparkplugPayload(NOW, sequence, List.of(metrics));
  }

  private static SparkplugMetric metric(String name, double value, long time, boolean historical) {
    return new SparkplugMetric(
        name,
        SparkplugMetric.NO_ALIAS,
        time,
        DOUBLE,
        historical,
        FIELD_OF_DOUBLES,
        Double.doubleToLongBits(value),
        "",
        SparkplugMetric.GOOD);
  }
}
