package io.vigil.alerting.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.registry.WatchDescription;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.EndReason;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.model.alert.Mode;
import io.vigil.model.alert.Scheme;
import io.vigil.model.alert.Severity;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.PointId;
import io.vigil.model.point.Reporting;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Condition;
import io.vigil.model.rule.Condition.Active;
import io.vigil.model.rule.Condition.Apart;
import io.vigil.model.rule.Condition.Count;
import io.vigil.model.rule.Condition.Is;
import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.DiscreteRule;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.MassRule;
import io.vigil.model.rule.MassRule.Sign;
import io.vigil.model.rule.QualityRule;
import io.vigil.model.rule.RateOfChangeRule;
import io.vigil.model.rule.RateOfChangeRule.Direction;
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.StaleRule;
import io.vigil.model.rule.StuckRule;
import io.vigil.model.rule.SumRule;
import io.vigil.model.rule.WatchDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertTextTest {
  private static final PointId POINT = new PointId("coal-a", "F01.CH4");

  @Test
  void aLimitIsSaidWithValueSignAndLimit() {
    Rule rule = new LimitRule(Comparison.GE, 1.0, Comparison.LT, 0.9, new Delays(0, 0), null);
    AlertText text = text(rule, MeasureUnit.PERCENT_CH4, 1.23, 1.0);
    assertThat(text.zh()).isEqualTo("甲烷 T1 1.23 %CH4 ≥ 1.00");
    assertThat(text.en()).isEqualTo("Methane T1 1.23 %CH4 >= 1.00");
  }

  @Test
  void aSwitchIsSaidWithoutUnit() {
    AlertText text = text(new DiscreteRule(0, new Delays(0, 0), null), MeasureUnit.BOOL, 0, 0);
    assertThat(text.zh()).isEqualTo("甲烷 T1 瓦斯报警（值 0）");
    assertThat(text.en()).isEqualTo("Methane T1: methane alarm (value 0)");
  }

  @Test
  void aRateIsSaidWithItsWindow() {
    Rule rule = new RateOfChangeRule(Direction.RISE, 0.3, 300_000, new Delays(0, 0), null);
    AlertText text = text(rule, MeasureUnit.PERCENT_CH4, 0.35, 0.3);
    assertThat(text.zh()).isEqualTo("甲烷 T1 5 min内上升 0.35 %CH4 ≥ 0.30");
    assertThat(text.en()).isEqualTo("Methane T1 rose by 0.35 %CH4 in 5 min >= 0.30");
  }

  @Test
  void silenceIsSaidWithItsLength() {
    AlertText text = text(new StaleRule(90_000), MeasureUnit.PERCENT_CH4, Double.NaN, Double.NaN);
    assertThat(text.zh()).isEqualTo("甲烷 T1 超过 90 s没有读数");
    assertThat(text.en()).isEqualTo("no reading of Methane T1 for more than 90 s");
  }

  @Test
  void aStuckValueIsSaidWithItsLength() {
    Rule rule = new StuckRule(new Delays(3_600_000, 0), List.of(1));
    AlertText text = text(rule, MeasureUnit.PERCENT_CH4, 0.31, Double.NaN);
    assertThat(text.zh()).isEqualTo("甲烷 T1 超过 60 min数值不变（0.31 %CH4）");
    assertThat(text.en()).isEqualTo("Methane T1 has not changed for more than 60 min (0.31 %CH4)");
  }

  @Test
  void aMarkIsSaidByTheNameOfItsRule() {
    Rule rule = new QualityRule(List.of(QualityReason.CALIBRATING), Delays.NONE);
    AlertText text = text(rule, MeasureUnit.PERCENT_CH4, 2, Double.NaN);
    assertThat(text.zh()).isEqualTo("甲烷 T1 瓦斯报警");
    assertThat(text.en()).isEqualTo("Methane T1: methane alarm");
  }

  @Test
  void marksOnManyPointsAreSaidOfThePlant() {
    AlertText text =
        text(new MassRule(Sign.CALIBRATING, 20, 2), MeasureUnit.PERCENT_CH4, 5, Double.NaN);
    assertThat(text.zh()).endsWith(" 瓦斯报警（5 个测点）").doesNotContain("甲烷 T1");
    assertThat(text.en()).endsWith(": methane alarm (5 points)").doesNotContain("Methane T1");
  }

  @Test
  void aSumIsSaidWithItsWindow() {
    Rule rule = new SumRule(3, 600_000, Delays.NONE, null);
    AlertText text = text(rule, MeasureUnit.COUNT, 4, 3);
    assertThat(text.zh()).isEqualTo("甲烷 T1 瓦斯报警（10 min内 4）");
    assertThat(text.en()).isEqualTo("Methane T1: methane alarm (4 in 10 min)");
  }

  @Test
  void aDeviationIsSaidWithTheDifference() {
    AlertText text = text(over(new Apart(0, 1, 0.06, 0.05)), MeasureUnit.M, 0.07, 0.06);
    assertThat(text.zh()).isEqualTo("甲烷 T1 瓦斯报警（相差 0.07 m ＞ 0.06 m）");
    assertThat(text.en()).isEqualTo("Methane T1: methane alarm (0.07 m apart > 0.06 m)");
  }

  @Test
  void aCountIsSaidWithItsNumberAndWhatIsLogicWithItsNameAlone() {
    List<Active> watches = List.of(new Active(0, "A"), new Active(1, "A"));
    AlertText count = text(over(new Count(watches, 2, 0)), MeasureUnit.PERCENT_CH4, 2, 2);
    assertThat(count.zh()).isEqualTo("甲烷 T1 瓦斯报警（2 处）");
    assertThat(count.en()).isEqualTo("Methane T1: methane alarm (2 of them)");
    AlertText logic = text(over(new Is(0, 1)), MeasureUnit.BOOL, 1, Double.NaN);
    assertThat(logic.zh()).isEqualTo("甲烷 T1 瓦斯报警");
    assertThat(logic.en()).isEqualTo("Methane T1: methane alarm");
  }

  private static Rule over(Condition condition) {
    return new ConditionRule(condition, Delays.NONE, null);
  }

  @Test
  void whatTheRegistryDoesNotKnowIsNamedByItsCodes() {
    AlertText text = AlertText.of(null, event(7, Double.NaN));
    assertThat(text.zh()).isEqualTo("F01.CH4 7.00，规则 R-1");
  }

  private static AlertText text(Rule rule, MeasureUnit unit, double value, double limit) {
    PointDefinition point =
        new PointDefinition(
            0,
            1,
            POINT,
            "甲烷 T1",
            "Methane T1",
            "F01",
            "gas.ch4",
            0,
            unit,
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
            "示范煤矿",
            "Demo coal mine",
            "140428",
            0,
            point,
            new WatchDefinition(0, "CO-M1", 1, Severity.YELLOW, Scheme.THREE_COLOUR, rule),
            "瓦斯报警",
            "methane alarm",
            "AQ 1029-2019",
            "V",
            "",
            0,
            false);
    return AlertText.of(watch, event(value, limit));
  }

  private static ActivationEvent event(double value, double limit) {
    return new ActivationEvent(
        Kind.RAISE,
        "a",
        "",
        0,
        1,
        0,
        1,
        POINT,
        "F01",
        "R-1",
        1,
        Severity.ORANGE,
        Scheme.THREE_COLOUR,
        Mode.REAL,
        true,
        0,
        0,
        0,
        value,
        value,
        limit,
        QualityReason.GOOD,
        (byte) 0,
        EndReason.NONE);
  }
}
