package io.vigil.alerting.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.EndReason;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.model.alert.Mode;
import io.vigil.model.alert.Scheme;
import io.vigil.model.alert.Severity;
import io.vigil.model.point.PointId;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.wire.JudgeEventCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** In which order the intake takes what waits. */
class BacklogTest {
  private final Backlog backlog = new Backlog();
  private long offset;

  @Test
  @DisplayName("partitions take turns, and each is given out in its own order")
  void turns() {
    hear(0, "a1", Severity.BLUE);
    hear(0, "a2", Severity.BLUE);
    hear(0, "a3", Severity.BLUE);
    hear(2, "c1", Severity.BLUE);
    assertThat(next(2)).containsExactly("a1", "a2");
    assertThat(next(2)).containsExactly("c1");
    assertThat(next(2)).containsExactly("a3");
    assertThat(backlog.next(2)).isNull();
    assertThat(backlog.size()).isZero();
  }

  @Test
  @DisplayName("a red one is given out before its turn, behind what waits of the same watch")
  void redFirst() {
    hear(0, "p", Severity.BLUE);
    hear(0, "up", Severity.ORANGE);
    backlog.urgent(1);
    hear(0, "q", Severity.BLUE);
    hear(0, "up", Severity.RED);
    hear(1, "red", Severity.RED);
    hear(0, "up", Severity.BLUE);
    List<Backlog.Fact> urgent = backlog.urgent(1);
    assertThat(points(urgent)).containsExactly("up", "up", "up", "red");
    assertThat(urgent.get(0).record.offset()).isLessThan(urgent.get(1).record.offset());
    urgent.forEach(Backlog.Fact::applied);
    hear(0, "up", Severity.RED);
    assertThat(points(backlog.urgent(1))).as("what was applied is not given again").hasSize(1);
    assertThat(next(10)).as("its offset is").containsExactly("p", "up", "q", "up", "up", "up");
  }

  @Test
  @DisplayName("nothing is urgent when all that waits is taken next anyway")
  void littleWaits() {
    hear(0, "p", Severity.BLUE);
    hear(0, "red", Severity.RED);
    assertThat(backlog.urgent(2)).isEmpty();
  }

  @Test
  @DisplayName("bytes that cannot be read keep their place and say why")
  void corrupt() {
    backlog.add(List.of(new ConsumerRecord<>("activations", 0, 1, new byte[0], new byte[] {1})));
    Backlog.Fact fact = Objects.requireNonNull(backlog.next(1)).facts().get(0);
    assertThat(fact.event).isNull();
    assertThat(fact.complaint).isNotBlank();
  }

  private void hear(int partition, String point, Severity severity) {
    ActivationEvent event =
        new ActivationEvent(
            Kind.RAISE,
            "act-" + point,
            "",
            0,
            ++offset,
            0,
            offset,
            new PointId("coal-a", point),
            "F01",
            "CO-M2",
            1,
            severity,
            Scheme.FOUR_COLOUR,
            Mode.REAL,
            true,
            offset,
            offset,
            offset,
            2,
            2,
            1.5,
            QualityReason.GOOD,
            (byte) 0,
            EndReason.NONE);
    backlog.add(
        List.of(
            new ConsumerRecord<>(
                "activations", partition, offset, new byte[0], JudgeEventCodec.encode(event))));
  }

  private List<String> next(int most) {
    return points(Objects.requireNonNull(backlog.next(most)).facts());
  }

  private static List<String> points(List<Backlog.Fact> facts) {
    List<String> points = new ArrayList<>();
    for (Backlog.Fact fact : facts) {
      if (fact.event instanceof ActivationEvent event) {
        points.add(event.point().code());
      }
    }
    return points;
  }
}
