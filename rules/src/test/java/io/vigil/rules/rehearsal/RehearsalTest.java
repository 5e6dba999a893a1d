package io.vigil.rules.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.Scheme;
import io.vigil.model.alert.Severity;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.plant.Complaint;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.PointId;
import io.vigil.model.point.Reporting;
import io.vigil.model.reading.Readings;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.Gate;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.WatchDefinition;
import io.vigil.rules.rehearsal.TruePeriods.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methane of a face, a reading a second from second 0 on, its limit 1.0 without delays. */
class RehearsalTest {
  private static final long SECOND = 1_000;
  private static final double[] FACE = {0.4, 1.1, 1.3, 0.7, 0.4, 0.9, 1.2, 0.4};

  @Test
  void saysWhatFiredWhenForHowLongAndHowHigh() {
    List<Firing> firings = firings(plant(null));
    assertThat(firings)
        .containsExactly(
            new Firing("F.CH4", "CO-M1", Severity.YELLOW, at(1), at(1), at(3), 1.3, 1.0),
            new Firing("F.CH4", "CO-M1", Severity.YELLOW, at(6), at(6), at(7), 1.2, 1.0));
  }

  @Test
  void totalsAreOverTheWholeTime() {
    List<Firing> firings = firings(plant(null));
    FiringTotals totals = FiringTotals.of(firings, at(0), at(86_400), null).get(0);
    assertThat(totals.firings()).isEqualTo(2);
    assertThat(totals.perDay()).isEqualTo(2);
    assertThat(totals.longestMillis()).isEqualTo(2 * SECOND);
    assertThat(totals.totalMillis()).isEqualTo(3 * SECOND);
    assertThat(totals.peak()).isEqualTo(1.3);
    assertThat(totals.falseShare()).isNaN();
  }

  @Test
  void whatMeetsNoPeriodOfTheLabelsIsFalse() {
    List<Firing> firings = firings(plant(null));
    TruePeriods labels =
        new TruePeriods(
            List.of(
                new Period("", at(3), at(4)),
                new Period("OTHER", at(6), at(7)),
                new Period("F.CH4", at(20), at(30))));
    assertThat(FiringTotals.of(firings, at(0), at(7), labels).get(0).falseShare()).isEqualTo(0.5);
    assertThat(labels.found(firings)).isEqualTo(1);
  }

  @Test
  void otherNumbersGiveOtherFirings() {
    ReplayPlant lower = taken(plant(null), "CO-M1.limit=0.8", "CO-M1.clear=0.5%CH4");
    assertThat(firings(lower)).extracting(Firing::began).containsExactly(at(1), at(5));
    ReplayPlant slower = taken(plant(null), "CO-M1.onMillis=2000");
    assertThat(firings(slower)).extracting(Firing::raised).containsExactly(at(3));
  }

  @Test
  void whatIsStillTrueAtTheEndHasNoEnd() {
    ReplayPlant high = taken(plant(null), "CO-M1.clear=0.1");
    assertThat(firings(high)).extracting(Firing::ended).containsExactly(Firing.OPEN);
    assertThat(firings(high).get(0).lastedMillis(at(7))).isEqualTo(6 * SECOND);
  }

  @Test
  void numbersThatCannotBeAreRefusedInWords() {
    assertThat(refused("CO-M1.limit=10%LEL"))
        .singleElement(InstanceOfAssertFactories.type(Complaint.class))
        .satisfies(wrong -> assertThat(wrong.pointer()).isEqualTo("CO-M1.limit"))
        .satisfies(wrong -> assertThat(wrong.en()).contains("F.CH4 is in %CH4, not %LEL"))
        .satisfies(wrong -> assertThat(wrong.zh()).contains("F.CH4 的单位是 %CH4"));
    assertThat(refused("CO-M1.limit=0.8").toString()).contains("clear 1.0 lies beyond limit 0.8");
    assertThat(refused("CO-M1.change=2").toString())
        .contains("[clear, limit, offMillis, onMillis]");
    assertThat(refused("CO-M9.limit=2").toString()).contains("no point has rule CO-M9");
    assertThat(refused("CO-M1.onMillis=-1").toString()).contains("does not make sense");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "limit=1", "CO-M1.limit", "CO-M1.=1", ".limit=1", "CO-M1.limit=high"})
  void whatIsNoChangeIsNotReadAsOne(String text) {
    assertThat(RuleChange.parse(text)).isNull();
  }

  @Test
  void gateWithoutReadingsCountsAsArmedAndIsSaid() {
    ReplayPlant gated = plant(new Gate(1, 1));
    Rehearsal rehearsal = judged(gated, false);
    assertThat(Firing.of(rehearsal.events())).hasSize(2);
    assertThat(Unknown.of(gated, rehearsal))
        .singleElement()
        .satisfies(
            one -> assertThat(one.en()).contains("gate F.RUN has no readings", "always armed"));
  }

  @Test
  void gateThatSpeaksIsNothingUnknownAndDisarms() {
    ReplayPlant gated = plant(new Gate(1, 1));
    Rehearsal rehearsal = judged(gated, true);
    assertThat(Firing.of(rehearsal.events())).isEmpty();
    assertThat(Unknown.of(gated, rehearsal)).isEmpty();
  }

  private static ReplayPlant taken(ReplayPlant plant, String... changes) {
    RuleChanges.Outcome outcome = RuleChanges.apply(plant, changes(changes));
    if (outcome instanceof RuleChanges.Outcome.Taken taken) {
      return taken.plant();
    }
    throw new AssertionError(outcome.toString());
  }

  private static List<Complaint> refused(String... changes) {
    RuleChanges.Outcome outcome = RuleChanges.apply(plant(null), changes(changes));
    if (outcome instanceof RuleChanges.Outcome.Refused refused) {
      return refused.complaints();
    }
    throw new AssertionError(outcome.toString());
  }

  private static List<RuleChange> changes(String... texts) {
    List<RuleChange> changes = new ArrayList<>();
    for (String text : texts) {
      changes.add(Objects.requireNonNull(RuleChange.parse(text), text));
    }
    return changes;
  }

  private static List<Firing> firings(ReplayPlant plant) {
    return Firing.of(judged(plant, false).events());
  }

  private static Rehearsal judged(ReplayPlant plant, boolean gateSpeaks) {
    Rehearsal rehearsal = new Rehearsal(plant.definitions());
    for (int i = 0; i < FACE.length; i++) {
      Readings readings =
          gateSpeaks
              ? new Readings(
                  new int[] {1, 0},
                  new long[] {at(i), at(i)},
                  new double[] {0, FACE[i]},
                  new byte[2],
                  new byte[2])
              : new Readings(
                  new int[] {0},
                  new long[] {at(i)},
                  new double[] {FACE[i]},
                  new byte[1],
                  new byte[1]);
      rehearsal.judge(
          new Batch(
              1, at(i), ReplayPlant.GATEWAY, Rehearsal.RUN, i + 1, at(i), at(i), at(i), readings));
    }
    return rehearsal;
  }

  private static ReplayPlant plant(@Nullable Gate gate) {
    LimitRule rule = new LimitRule(Comparison.GE, 1.0, Comparison.LT, 1.0, Delays.NONE, gate);
    List<DefinitionEntry> entries =
        List.of(
            point(
                0,
                "F.CH4",
                MeasureUnit.PERCENT_CH4,
                List.of(
                    new WatchDefinition(
                        0, "CO-M1", 1, Severity.YELLOW, Scheme.THREE_COLOUR, rule))),
            point(1, "F.RUN", MeasureUnit.NONE, List.of()));
    return ReplayPlant.of("coal-a", entries);
  }

  private static PointDefinition point(
      int slot, String code, MeasureUnit unit, List<WatchDefinition> watches) {
    return new PointDefinition(
        slot,
        1,
        new PointId("coal-a", code),
        code,
        code,
        "F",
        "gas.ch4",
        7,
        unit,
        0,
        40,
        Reporting.BY_EXCEPTION,
        SECOND,
        4,
        List.of(),
        watches,
        false);
  }

  private static long at(long second) {
    return 1_700_000_000_000L + second * SECOND;
  }
}
