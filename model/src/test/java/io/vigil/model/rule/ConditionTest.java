package io.vigil.model.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.rule.Condition.Active;
import io.vigil.model.rule.Condition.AllOf;
import io.vigil.model.rule.Condition.AnyOf;
import io.vigil.model.rule.Condition.Apart;
import io.vigil.model.rule.Condition.Beyond;
import io.vigil.model.rule.Condition.Count;
import io.vigil.model.rule.Condition.Execution;
import io.vigil.model.rule.Condition.Is;
import io.vigil.model.rule.Condition.IsNot;
import io.vigil.model.rule.Condition.Off;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionTest {
  private static final Condition EVERYTHING =
      new AllOf(
          List.of(
              new AnyOf(List.of(new Is(1, 1), new IsNot(2, 0))),
              new Active(3, "R"),
              new Beyond(4, Comparison.GT, 2, Comparison.LE, 1),
              new Apart(5, 6, 2, 1),
              new Off(7, 0, 2, 1)));

  private static List<Integer> slots(Condition condition) {
    List<Integer> slots = new ArrayList<>();
    condition.eachSlot(slots::add);
    return slots;
  }

  @Test
  void everyPointIsToldAndCanBeAnotherOne() {
    assertThat(slots(EVERYTHING)).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(slots(EVERYTHING.at(slot -> slot * 10))).containsExactly(10, 20, 30, 40, 50, 60, 70);
    assertThat(new Execution(new Is(1, 1), new Is(2, 1)).at(slot -> slot + 4))
        .isEqualTo(new Execution(new Is(5, 1), new Is(6, 1)));
    Count count = new Count(List.of(new Active(1, "R"), new Active(2, "R")), 1, 0);
    assertThat(count.at(slot -> slot + 4))
        .isEqualTo(new Count(List.of(new Active(5, "R"), new Active(6, "R")), 1, 0));
  }

  @Test
  void ruleNamesOtherPointsAndKeepsItsGate() {
    Gate gate = new Gate(9, 1);
    assertThat(new ConditionRule(new Is(1, 1), Delays.NONE, gate).at(slot -> 4))
        .isEqualTo(new ConditionRule(new Is(4, 1), Delays.NONE, gate));
    assertThat(new StuckRule(new Delays(1, 0), List.of(1, 2)).at(slot -> slot + 1))
        .isEqualTo(new StuckRule(new Delays(1, 0), List.of(2, 3)));
    assertThat(new StaleRule(5).at(slot -> 4)).isEqualTo(new StaleRule(5));
  }

  @Test
  void nonsenseIsNotTaken() {
    Count count = new Count(List.of(new Active(1, "R")), 1, 0);
    assertThatThrownBy(() -> new Count(count.watches(), 2, 0)).hasMessageContaining("2 of 1");
    assertThatThrownBy(() -> new Count(count.watches(), 1, -1)).hasMessageContaining("-1 ms");
    assertThatThrownBy(() -> new AllOf(List.of())).hasMessageContaining("[]");
    assertThatThrownBy(() -> new AnyOf(List.of(count))).hasMessageContaining("Count");
    Condition done = new Execution(new Is(1, 1), new Is(2, 1));
    assertThatThrownBy(() -> new Execution(count, done)).hasMessageContaining("Count");
    assertThatThrownBy(() -> new AllOf(List.of(done))).hasMessageContaining("Execution");
    assertThatThrownBy(() -> new Apart(1, 2, 1, 2)).hasMessageContaining("clear 2");
    assertThatThrownBy(() -> new Off(1, 0, 1, -1)).hasMessageContaining("clear -1");
    assertThatThrownBy(() -> new Beyond(1, Comparison.GE, 1, Comparison.LT, 2))
        .hasMessageContaining("beyond limit");
    assertThatThrownBy(() -> new SumRule(0, 1, Delays.NONE, null)).hasMessageContaining("sum 0");
    assertThatThrownBy(() -> new StuckRule(Delays.NONE, List.of(1)))
        .hasMessageContaining("stuck beside [1]");
    assertThatThrownBy(() -> new StuckRule(new Delays(1, 0), List.of()))
        .hasMessageContaining("stuck beside []");
  }
}
