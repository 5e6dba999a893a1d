package io.vigil.alerting.why;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.history.NewestReading.Said;
import io.vigil.alerting.registry.WatchDescription;
import io.vigil.alerting.why.Reason.Code;
import io.vigil.model.alert.Scheme;
import io.vigil.model.alert.Severity;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.PointId;
import io.vigil.model.point.Reporting;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.StaleRule;
import io.vigil.model.rule.WatchDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a Watch of which nothing is open, by what its point said last. */
class ExplanationTest {
  private static final Instant AT = Instant.parse("2026-11-24T08:02:11Z");
  private static final Rule LIMIT =
      new LimitRule(Comparison.GE, 1.5, Comparison.LT, 1.0, new Delays(3_000, 30_000), null);

  @ParameterizedTest(name = "{0} of 1.5, good {1}: {2}")
  @CsvSource({
    "1.49, true, WITHIN_LIMIT, 1.49 ＜ 1.50",
    "1.5, true, NOT_LONG_ENOUGH, 1.50 ≥ 1.50",
    "1.6, true, NOT_LONG_ENOUGH, 3.00 s",
    "1.6, false, BAD_READING, 11-24 16:02:11",
    ", true, BAD_READING, 11-24 16:02:11"
  })
  void newestReading(@Nullable Double value, boolean good, Code code, String words) {
    List<Reason> reasons =
        Explanation.of(known(LIMIT, true, Optional.of(new Said(AT, value, good)), true));
    assertThat(reasons).hasSize(1);
    assertThat(reasons.get(0).code()).isEqualTo(code);
    assertThat(reasons.get(0).zh()).contains(words);
    assertThat(reasons.get(0).en()).contains(words);
  }

  @Test
  void ruleOfAnotherKindIsNotComparedWithANumber() {
    Rule stale = new StaleRule(60_000);
    assertThat(
            Explanation.of(known(stale, true, Optional.of(new Said(AT, 1.0, true)), true))
                .get(0)
                .code())
        .isEqualTo(Code.NOT_TRUE);
  }

  @Test
  void whatIsNotJudgedIsSaidFirst() {
    assertThat(Explanation.of(known(LIMIT, false, Optional.empty(), true)))
        .extracting(Reason::code)
        .containsExactly(Code.NOT_JUDGED, Code.NO_READING);
  }

  @Test
  void storeThatDoesNotAnswerIsNotCalledSilence() {
    assertThat(Explanation.of(known(LIMIT, true, Optional.empty(), false)))
        .extracting(Reason::code)
        .containsExactly(Code.NOT_KNOWN);
  }

  private static Known known(Rule rule, boolean judged, Optional<Said> said, boolean storeAnswers) {
    PointDefinition point =
        new PointDefinition(
            0,
            1,
            new PointId("mine-a", "F01.CH4"),
            "甲烷 T1",
            "Methane T1",
            "F01",
            "gas.ch4",
            0,
            MeasureUnit.NONE,
            0,
            40,
            Reporting.PERIODIC,
            1_000,
            1,
            List.of(),
            List.of(),
            false);
    WatchDescription watch =
        new WatchDescription(
            "煤矿",
            "mine",
            "140428",
            0,
            point,
            new WatchDefinition(0, "CO-M2", 1, Severity.ORANGE, Scheme.THREE_COLOUR, rule),
            "瓦斯断电",
            "methane cut-off",
            "",
            "P",
            "",
            0,
            false);
    return new Known(watch, null, null, Optional.empty(), judged, said, storeAnswers, null);
  }
}
