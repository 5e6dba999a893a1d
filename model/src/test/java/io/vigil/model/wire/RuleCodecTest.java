package io.vigil.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Condition.Active;
import io.vigil.model.rule.Condition.AllOf;
import io.vigil.model.rule.Condition.AnyOf;
import io.vigil.model.rule.Condition.Apart;
import io.vigil.model.rule.Condition.Beyond;
import io.vigil.model.rule.Condition.Count;
import io.vigil.model.rule.Condition.Execution;
import io.vigil.model.rule.Condition.Fewer;
import io.vigil.model.rule.Condition.Is;
import io.vigil.model.rule.Condition.IsNot;
import io.vigil.model.rule.Condition.Off;
import io.vigil.model.rule.Condition.Onset;
import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.DiscreteRule;
import io.vigil.model.rule.Gate;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.MassRule;
import io.vigil.model.rule.MassRule.Sign;
import io.vigil.model.rule.RateOfChangeRule;
import io.vigil.model.rule.RateOfChangeRule.Direction;
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.StaleRule;
import io.vigil.model.rule.StuckRule;
import io.vigil.model.rule.SumRule;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleCodecTest {
  private static final String ONE = "000000000000f03f";

  private static byte[] encode(Rule rule) {
    ByteWriter out = new ByteWriter(0);
    RuleCodec.put(rule, out);
    return out.toByteArray();
  }

  private static Rule decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    Rule rule = RuleCodec.get(in);
    in.requireEnd();
    return rule;
  }

  static Stream<Arguments> goldenRules() {
    return Stream.of(
        Arguments.of(
            new LimitRule(Comparison.GE, 1, Comparison.LT, 1, Delays.NONE, new Gate(7, 1)),
            "01" + "00" + ONE + "03" + ONE + "0000" + "0107" + ONE),
        Arguments.of(new DiscreteRule(1, Delays.NONE, null), "02" + ONE + "0000" + "00"),
        Arguments.of(
            new RateOfChangeRule(Direction.FALL, 1, 300_000, new Delays(128, 1), null),
            "03" + "01" + ONE + "e0a712" + "800101" + "00"),
        Arguments.of(new StaleRule(60_000), "04e0d403"),
        Arguments.of(
            new ConditionRule(
                new AllOf(
                    List.of(
                        new Active(7, "CO-M2"),
                        new AnyOf(
                            List.of(
                                new IsNot(1, 1),
                                new Beyond(2, Comparison.GE, 1, Comparison.LT, 1),
                                new Apart(3, 4, 1, 1),
                                new Off(5, 1, 1, 1))))),
                new Delays(5, 0),
                new Gate(7, 1)),
            ("05" + "0802")
                + ("06" + "07" + "05434f2d4d32")
                + ("0904" + "0201" + ONE)
                + ("0302" + "00" + ONE + "03" + ONE)
                + ("040304" + ONE + ONE)
                + ("0505" + ONE + ONE + ONE)
                + ("0500" + "0107" + ONE)),
        Arguments.of(
            new ConditionRule(new Execution(new Active(1, "A"), new Is(9, 1)), Delays.NONE, null),
            "05" + "0a" + "06010141" + "0109" + ONE + "0000" + "00"),
        Arguments.of(
            new ConditionRule(
                new Count(List.of(new Active(1, "A"), new Active(2, "A")), 2, 128),
                Delays.NONE,
                null),
            "05" + "0702" + "010141" + "020141" + "02" + "8001" + "0000" + "00"),
        Arguments.of(
            new ConditionRule(new Onset(new Is(1, 1), new Is(2, 1), 128, true), Delays.NONE, null),
            "05" + "0b" + "0101" + ONE + "0102" + ONE + "8001" + "01" + "0000" + "00"),
        Arguments.of(
            new ConditionRule(new Fewer(List.of(new Active(1, "A")), 2), Delays.NONE, null),
            "05" + "0c01" + "010141" + "02" + "0000" + "00"),
        Arguments.of(new MassRule(Sign.CALIBRATING, 20, 2), "09" + "14" + "02"),
        Arguments.of(new MassRule(Sign.BAD_CLOCK, 0, 1), "0a" + "01" + "00" + "01"),
        Arguments.of(new MassRule(Sign.BEHIND_GAP, 0, 1), "0a" + "02" + "00" + "01"),
        Arguments.of(
            new RateOfChangeRule(Direction.RISE, 1, 128, Delays.NONE, null, 1),
            "0b" + "00" + ONE + "8001" + "0000" + "00" + ONE),
        Arguments.of(new SumRule(1, 128, Delays.NONE, null), "06" + ONE + "8001" + "0000" + "00"),
        Arguments.of(new StuckRule(new Delays(128, 1), List.of(3, 4)), "07" + "800101" + "020304"));
  }

  @ParameterizedTest
  @MethodSource("goldenRules")
  void bytesOfEachKindAreTheSameForEver(Rule rule, String hex) {
    assertThat(HexFormat.of().formatHex(encode(rule))).isEqualTo(hex);
    assertThat(decode(HexFormat.of().parseHex(hex))).isEqualTo(rule);
  }

  @Test
  void randomRulesOfAllKindsAreReadAsWrittenAndNotWhenCutShort() {
    RandomThings things = new RandomThings(21);
    Set<Class<?>> kinds = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      Rule rule = things.rule();
      kinds.add(rule.getClass());
      CorruptBytes.requireExactly(rule, encode(rule), RuleCodecTest::decode);
    }
    assertThat(kinds).hasSize(Rule.class.getPermittedSubclasses().length);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 12, 127, -1})
  void unknownKindIsCorrupt(int kind) {
    byte[] bytes = CorruptBytes.with(encode(new StaleRule(1)), 0, kind);
    CorruptBytes.requireRefused(bytes, RuleCodecTest::decode, "rule of kind " + kind);
  }

  @Test
  void unknownComparisonIsCorrupt() {
    LimitRule rule = new LimitRule(Comparison.GE, 1, Comparison.LT, 1, Delays.NONE, null);
    byte[] bytes = CorruptBytes.with(encode(rule), 1, Comparison.values().length);
    CorruptBytes.requireRefused(bytes, RuleCodecTest::decode, "constant 4 of 4");
  }

  @Test
  void conditionsWithinConditionsEndSomewhere() {
    byte[] endless = new byte[64];
    endless[0] = 5;
    Arrays.fill(endless, 1, endless.length, (byte) 10);
    CorruptBytes.requireRefused(endless, RuleCodecTest::decode, "deeper than 8");
  }

  @Test
  void unknownConditionIsCorrupt() {
    CorruptBytes.requireRefused(
        new byte[] {5, 13, 0, 0}, RuleCodecTest::decode, "condition of kind 13");
  }
}
