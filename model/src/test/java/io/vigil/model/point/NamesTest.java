package io.vigil.model.point;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  @Test
  void enterpriseIsThreeToThirtyTwoLong() {
    assertThat(Names.isEnterprise("ab")).isFalse();
    assertThat(Names.isEnterprise("abc")).isTrue();
    assertThat(Names.isEnterprise("a".repeat(32))).isTrue();
    assertThat(Names.isEnterprise("a".repeat(33))).isFalse();
  }

  @Test
  void gatewayIsOneToThirtyTwoLong() {
    assertThat(Names.isGateway("")).isFalse();
    assertThat(Names.isGateway("g")).isTrue();
    assertThat(Names.isGateway("9".repeat(32))).isTrue();
    assertThat(Names.isGateway("9".repeat(33))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a+b", "a#b", "a/b", "$ab", "a.b", "a_b", "aBc", "a b", "ab\n", "a\u0000b", "煤矿a"})
  void whatMeansSomethingInATopicIsInNoName(String text) {
    assertThat(Names.isEnterprise(text)).isFalse();
    assertThat(Names.isGateway(text)).isFalse();
  }

  @Test
  void bootMayHaveCapitalsAndAGatewayMayNot() {
    assertThat(Names.isBoot("6F1C-0c1e")).isTrue();
    assertThat(Names.isGateway("6F1C-0c1e")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "a.b", "a_b", "é", "启动", "a\u0000"})
  void bootIsLettersDigitsAndHyphens(String text) {
    assertThat(Names.isBoot(text)).isFalse();
  }

  @Test
  void bootIsOneToThirtyTwoLong() {
    assertThat(Names.isBoot("Z")).isTrue();
    assertThat(Names.isBoot("Z".repeat(32))).isTrue();
    assertThat(Names.isBoot("Z".repeat(33))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"F01.CH4", "TK-101_LEL", "甲烷#1", "a/b:c", "T(1)", "9", "é"})
  void codesThatPlantsUsePass(String text) {
    assertThat(Names.isCode(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "a b", "a\tb", "a\"b", "a'b", "a\\b", "a<b", "a+b", "a\u0000", "a,b", "a;b"
      })
  void codeHoldsNothingThatLeavesALogLineOrAQuery(String text) {
    assertThat(Names.isCode(text)).isFalse();
  }

  @Test
  void codeIsOneToSixtyFourLong() {
    assertThat(Names.isCode("x".repeat(64))).isTrue();
    assertThat(Names.isCode("x".repeat(65))).isFalse();
  }
}
