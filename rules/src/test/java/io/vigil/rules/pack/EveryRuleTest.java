package io.vigil.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of every pack is raised by what must raise it, and not by what just must not. */
class EveryRuleTest {
  static Stream<Arguments> rules() {
    return PackReader.builtInIds().stream()
        .map(id -> PackReader.builtIn(id).orElseThrow())
        .flatMap(pack -> pack.rules().stream().map(rule -> Arguments.of(rule.id(), pack, rule)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void firesAtItsLimit(String id, RulePack pack, PackRule rule) {
    assertThat(new RuleTrial(pack, rule).fires()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void staysSilentJustBeforeIt(String id, RulePack pack, PackRule rule) {
    assertThat(new RuleTrial(pack, rule).isRaisedBySilence()).isFalse();
  }
}
