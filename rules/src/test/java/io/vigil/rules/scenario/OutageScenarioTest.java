package io.vigil.rules.scenario;

import static io.vigil.rules.pack.PackFiles.plant;
import static io.vigil.rules.pack.PackFiles.point;
import static io.vigil.rules.scenario.ScenarioLane.HOUR;
import static io.vigil.rules.scenario.ScenarioLane.MINUTE;
import static io.vigil.rules.scenario.ScenarioLane.SECOND;
import static io.vigil.rules.scenario.ScenarioLane.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.Readings;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.rules.pack.PackFiles;
import io.vigil.rules.rehearsal.PlantDefinitions;
import io.vigil.rules.step.HistoryOutput;
import io.vigil.rules.step.HistoryState;
import io.vigil.rules.step.HistoryStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A gateway of a mine is away for six hours and then sends what it kept. */
class OutageScenarioTest {
  private static final int READINGS_A_MESSAGE = 12;

  private static PlantFile mine() {
    String more = ",\"location\":\"heading_T1\",\"stampMemory\":64";
    return plant("coal", point("T1", "gas.ch4", "%CH4", 0, 4, more), "");
  }

  @Test
  @DisplayName("scenario 09: what is open before and after six hours of silence is raised once")
  void liveJudge() {
    ScenarioLane lane = new ScenarioLane(mine()).say("T1", 0.4);
    lane.until(10 * SECOND).say("T1", 1.2);
    lane.until(MINUTE).silentUntil(6 * HOUR).say("T1", 1.1);
    lane.until(6 * HOUR + MINUTE).say("T1", 0.4);
    JudgedTwice judged = lane.until(6 * HOUR + 3 * MINUTE).judged();
    assertThat(judged.said("CO-M1"))
        .containsExactly("RAISE CO-M1 T1 10.0", "CLEAR CO-M1 T1 21690.0");
    assertThat(judged.said("IN-01"))
        .as("silent since 59 s, for the 60 s of a coal mine")
        .containsExactly("RAISE IN-01 T1 119.0", "CLEAR IN-01 T1 21600.0");
  }

  @Test
  @DisplayName(
      "scenario 09: what comes later, twice and out of order is stored once, conflicts refused")
  void whatWasKept() {
    Kept kept = new Kept();
    List<Batch> messages = new ArrayList<>();
    for (int first = 0; first < 6 * 60; first += READINGS_A_MESSAGE) {
      messages.add(message(messages.size(), first, 0));
    }
    List<Batch> sent = new ArrayList<>(messages);
    messages.forEach(message -> sent.add(message(message.sequence(), first(message), 0)));
    Collections.shuffle(sent, new Random(9));
    HistoryState state = HistoryState.fresh(1);
    long offset = 0;
    HistoryStep.step(
        state,
        offset++,
        new Definition(1, START, PlantDefinitions.of(mine(), PackFiles.bound(mine()).points())),
        kept);
    for (Batch message : sent) {
      HistoryStep.step(state, offset++, message, kept);
    }
    Batch newest = messages.get(messages.size() - 1);
    HistoryStep.step(state, offset++, message(1_000, first(newest), 0), kept);
    HistoryStep.step(state, offset++, message(1_001, first(newest), 0.5), kept);
    assertThat(kept.values).hasSize(6 * 60).containsEntry(START, 0.4);
    assertThat(kept.twice).isEmpty();
    assertThat(state.counts().repeats()).isEqualTo(6 * 60 + READINGS_A_MESSAGE);
    assertThat(kept.refused)
        .hasSize(READINGS_A_MESSAGE)
        .allSatisfy(refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.VALUE_CONFLICT));
  }

  /** A message of readings a minute apart, from this minute on. */
  private static Batch message(long number, int firstMinute, double more) {
    int size = READINGS_A_MESSAGE;
    Readings readings =
        new Readings(
            new int[size], new long[size], new double[size], new byte[size], new byte[size]);
    for (int i = 0; i < size; i++) {
      readings.times()[i] = START + (firstMinute + i) * MINUTE;
      readings.values()[i] = 0.4 + 0.001 * (firstMinute + i) + more;
    }
    long now = START + 7 * HOUR;
    return new Batch(1, now, 0, "b1", number, now, now, Batch.NO_AT, readings);
  }

  private static int first(Batch message) {
    return (int) ((message.readings().times()[0] - START) / MINUTE);
  }

  /** What is stored, and what is refused. */
  private static final class Kept implements HistoryOutput {
    private final Map<Long, Double> values = new HashMap<>();
    private final List<Long> twice = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();

    @Override
    public void kept(
        PointDefinition point,
        long time,
        double value,
        QualityReason reason,
        byte flags,
        long received,
        long place) {
      if (values.put(time, value) != null) {
        twice.add(time);
      }
    }

    @Override
    public void refused(Refusal refusal) {
      refused.add(refusal);
    }
  }
}
