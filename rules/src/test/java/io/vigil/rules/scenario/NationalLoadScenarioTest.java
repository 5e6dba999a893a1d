package io.vigil.rules.scenario;

import static io.vigil.rules.pack.PackFiles.point;
import static io.vigil.rules.scenario.ScenarioLane.SECOND;
import static io.vigil.rules.scenario.ScenarioLane.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.model.alert.JudgeEvent;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.Link;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.point.Door;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.Readings;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.pack.PackFiles;
import io.vigil.rules.rehearsal.PlantDefinitions;
import io.vigil.rules.step.LaneState;
import io.vigil.rules.step.LaneStateCodec;
import io.vigil.rules.step.Step;
import io.vigil.rules.step.StepOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * As many readings as the national system for hazardous chemicals takes, 9,260 a second for ten
 * minutes, and five times as many for half a minute, through one judge. Each point has gas at its
 * second level once, for five seconds; one reading of a hundred is bad, one message of two hundred
 * comes three seconds late, one of a hundred comes twice.
 */
class NationalLoadScenarioTest {
  private static final int POINTS = 9_260;
  private static final int MESSAGES_A_SECOND = 20;
  private static final int READINGS_A_MESSAGE = POINTS / MESSAGES_A_SECOND;
  private static final int SECONDS = 600;
  private static final int BURST_SECONDS = 30;
  private static final int BURST_TIMES = 5;
  private static final int GAS_SECONDS = 5;
  private static final int LATE_BY = 3;
  private static final int RECORDS_A_ROUND_TRIP = 997;

  @Test
  @DisplayName(
      "scenario 16: 9,260 readings a second and a burst of five times as many lose nothing")
  void nothingIsLostOrDoubled() {
    Run straight = new Run(Integer.MAX_VALUE).play();
    long readings = (long) POINTS * (SECONDS + BURST_SECONDS * BURST_TIMES);
    assertThat(straight.readings).isEqualTo(readings);
    assertThat(straight.raised).hasSize(POINTS).doesNotHaveDuplicates();
    assertThat(straight.cleared)
        .hasSize(POINTS)
        .containsExactlyInAnyOrderElementsOf(straight.raised);
    assertThat(straight.refused).isZero();
    assertThat(straight.late).as("control").isPositive();
    assertThat(straight.repeats).as("control").isPositive();
    assertThat(straight.state.counts().repeats()).isEqualTo(straight.repeats);
    assertThat(straight.state.counts().outOfOrder()).isEqualTo(straight.late);
    assertThat(straight.state.counts().unknown()).isZero();
    Run restarted = new Run(RECORDS_A_ROUND_TRIP).play();
    assertThat(restarted.said).isEqualTo(straight.said);
    assertThat(Run.encode(restarted.state)).isEqualTo(Run.encode(straight.state));
  }

  /** One run of the load through one judge. */
  private static final class Run implements StepOutput {
    private final Random random = new Random(16);
    private final int recordsARoundTrip;
    private final List<Batch> heldBack = new ArrayList<>();
    private final List<String> raised = new ArrayList<>();
    private final List<String> cleared = new ArrayList<>();
    private final List<JudgeEvent> said = new ArrayList<>();
    private LaneState state = LaneState.fresh(1);
    private long offset;
    private long sequence;
    private long readings;
    private long late;
    private long repeats;
    private long refused;

    Run(int recordsARoundTrip) {
      this.recordsARoundTrip = recordsARoundTrip;
    }

    Run play() {
      append(new Link(1, START, Door.MQTT, LinkState.CURRENT));
      PlantFile file = plant();
      append(new Definition(1, START, PlantDefinitions.of(file, PackFiles.bound(file).points())));
      for (int second = 0; second < SECONDS; second++) {
        speak(second, START + second * SECOND);
      }
      for (int second = 0; second < BURST_SECONDS * BURST_TIMES; second++) {
        speak(SECONDS + second, START + (SECONDS + second / BURST_TIMES) * SECOND);
      }
      return this;
    }

    private static PlantFile plant() {
      String points =
          IntStream.range(0, POINTS)
              .mapToObj(i -> point("G" + i, "gas.combustible", "%LEL", 0, 100, rules()))
              .collect(Collectors.joining(","));
      return PackFiles.plant("chem", points, "");
    }

    private static String rules() {
      return ",\"rules\":[\"CH-G2\"],\"stampMemory\":8";
    }

    /** Every point says what it measured in this second; it is now this moment. */
    private void speak(int second, long now) {
      heldBack.removeIf(batch -> sendIfDue(batch, second, now));
      for (int message = 0; message < MESSAGES_A_SECOND; message++) {
        Batch batch = message(message, second, now);
        readings += batch.readings().size();
        boolean isLate = random.nextInt(200) == 0 && second < SECONDS - LATE_BY;
        if (isLate) {
          heldBack.add(batch);
          continue;
        }
        append(batch);
        if (random.nextInt(100) == 0) {
          append(batch);
          repeats += batch.readings().size();
        }
      }
    }

    private boolean sendIfDue(Batch batch, int second, long now) {
      boolean isDue = batch.readings().times()[0] <= START + (second - LATE_BY) * SECOND;
      if (isDue) {
        late += batch.readings().size();
        append(
            new Batch(1, now, 0, "b1", batch.sequence(), now, now, Batch.NO_AT, batch.readings()));
      }
      return isDue;
    }

    private Batch message(int message, int second, long now) {
      int size = READINGS_A_MESSAGE;
      Readings said =
          new Readings(
              new int[size], new long[size], new double[size], new byte[size], new byte[size]);
      for (int i = 0; i < size; i++) {
        int point = message * READINGS_A_MESSAGE + i;
        int since = second - gasAt(point);
        said.slots()[i] = point;
        said.times()[i] = START + second * SECOND;
        said.values()[i] = since >= 0 && since < GAS_SECONDS ? 50 : 10 + random.nextInt(10);
        boolean isBad = random.nextInt(100) == 0;
        said.reasons()[i] = (isBad ? QualityReason.BAD : QualityReason.GOOD).code();
      }
      return new Batch(1, now, 0, "b1", sequence++, now, now, Batch.NO_AT, said);
    }

    /** The second in which the gas comes to the point. */
    private static int gasAt(int point) {
      return 10 + point * 7 % (SECONDS - 100);
    }

    private void append(LaneRecord record) {
      if (offset % recordsARoundTrip == recordsARoundTrip - 1) {
        state = LaneStateCodec.get(new ByteReader(encode(state)));
      }
      Step.step(state, offset++, record, this);
    }

    private static byte[] encode(LaneState state) {
      ByteWriter out = new ByteWriter(1 << 20);
      LaneStateCodec.put(state, out);
      return out.toByteArray();
    }

    @Override
    public void event(JudgeEvent event) {
      said.add(event);
      if (event instanceof ActivationEvent activation && activation.kind() == Kind.RAISE) {
        raised.add(activation.activation());
      } else if (event instanceof ActivationEvent activation && activation.kind() == Kind.CLEAR) {
        cleared.add(activation.activation());
      }
    }

    @Override
    public void refused(Refusal refusal) {
      refused++;
    }
  }
}
