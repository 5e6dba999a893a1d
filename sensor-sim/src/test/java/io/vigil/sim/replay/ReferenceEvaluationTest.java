package io.vigil.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.sim.replay.ReferenceEvaluation.Episode;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReferenceEvaluationTest {
  private static final double NONE = Double.NaN;

  @Test
  void atTheLimitIsRaisedAndBelowTheClearValueIsCleared() {
    assertThat(evaluate(0, 0, 0.9, 1.0, 1.2, 0.9, 0.8, 0.7))
        .containsExactly(new Episode(1, 5, 1.2));
  }

  @Test
  void offDelayStartsAnewWhenTheValueIsNotBelowAnyMore() {
    assertThat(evaluate(0, 2, 1, 0.5, 0.8, 0.5, 0.5, 0.5, 0.5))
        .containsExactly(new Episode(0, 5, 1));
  }

  @Test
  void delayThatEndsAtStampHasEndedBeforeItsValueCounts() {
    assertThat(evaluate(0, 1, 1, 0.5, 1.5, 0.5, 0.5))
        .containsExactly(new Episode(0, 2, 1), new Episode(2, 4, 1.5));
  }

  @Test
  void onDelayMustBeFilledAndOnsetIsItsBeginning() {
    assertThat(evaluate(2, 0, 1, 0.9, 1, 2, 1, 0.5)).containsExactly(new Episode(2, 5, 2));
  }

  @Test
  void badValueNeitherRaisesNorClears() {
    assertThat(evaluate(0, 2, 1, 0.5, NONE, 0.5, 0.5, 0.5)).containsExactly(new Episode(0, 5, 1));
    assertThat(evaluate(2, 0, 1, NONE, NONE, 0.5)).containsExactly(new Episode(0, 3, 1));
  }

  @Test
  void whatIsStillTrueAtTheEndIsOpen() {
    assertThat(evaluate(0, 3, 1, 0.5, 0.5))
        .containsExactly(new Episode(0, ReferenceEvaluation.OPEN, 1));
  }

  @Test
  void longwallCrossesItsLimitsAsOftenAsPublished() throws IOException {
    RecordingSeries series = longwall();
    assertThat(series.times()).hasSize(13_368);
    assertThat(crossings(series, 1.0)).hasSize(73);
    assertThat(crossings(series, 1.5)).hasSize(14);
  }

  /** Onsets as the data set counts them: ten quiet rows of 30 s before. */
  private static List<Episode> crossings(RecordingSeries series, double limit) {
    long last = series.times()[series.times().length - 1];
    return ReferenceEvaluation.of(series.times(), series.values(), limit, limit, 0, 300_000, last)
        .stream()
        .filter(episode -> episode.onset() != series.times()[0])
        .toList();
  }

  private static List<Episode> evaluate(long on, long off, double... values) {
    long[] times = IntStream.range(0, values.length).asLongStream().toArray();
    return ReferenceEvaluation.of(times, values, 1.0, 0.8, on, off, values.length - 1);
  }

  private static RecordingSeries longwall() throws IOException {
    Recording recording = Recording.open(RecordingsFolder.file("methane/longwall_a.csv"));
    return RecordingSeries.of(recording, "MM116_CH4_pct");
  }
}
