package io.vigil.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.DiscreteRule;
import io.vigil.model.rule.Gate;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.RateOfChangeRule;
import io.vigil.model.rule.RateOfChangeRule.Direction;
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.StaleRule;
import java.util.HashSet;
import java.util.HexFormat;
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
        Arguments.of(new StaleRule(60_000), "04e0d403"));
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
  @ValueSource(ints = {0, 5, 127, -1})
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
}
