package io.vigil.alerting.people;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.alerting.error.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too easy to guess is refused. */
class PasswordPolicyTest {
  private static final String BEFORE = "Before-2026-now";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Short-1",
        "alllowercase",
        "lowercase-only-and-more",
        "12345678901234",
        "Zhang-wei-2026",
        "Aa1Aa1Aa1Aa1Aa1Aa1Aa1Aa1Aa1Aa1",
        BEFORE
      })
  void easyOnesAreRefused(String password) {
    assertThatThrownBy(() -> PasswordPolicy.check("zhang", BEFORE, password))
        .isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Correct-horse-4", "correct horse 42 battery", "值守Kiln-77-morning"})
  void othersAreTaken(String password) {
    assertThatCode(() -> PasswordPolicy.check("zhang", BEFORE, password))
        .doesNotThrowAnyException();
  }
}
