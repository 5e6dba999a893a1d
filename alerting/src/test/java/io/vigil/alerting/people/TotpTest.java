package io.vigil.alerting.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes are those that every authenticator makes. */
class TotpTest {
  /** "12345678901234567890" in Base32. */
  private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);
  private static final long STEP = NOW.getEpochSecond() / Totp.STEP_SECONDS;

  @ParameterizedTest(name = "at {0} s: {1}")
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codesAreThoseOfTheStandard(long seconds, String code) {
    assertThat(Totp.code(SECRET, seconds / Totp.STEP_SECONDS)).isEqualTo(code);
  }

  @Test
  void codeHoldsOneStepToEachSideAndNoFurther() {
    for (long off = -1; off <= 1; off++) {
      String code = Totp.code(SECRET, STEP + off);
      assertThat(Totp.stepOf(SECRET, code, NOW, 0)).hasValue(STEP + off);
    }
    assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, STEP - 2), NOW, 0)).isEmpty();
    assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, STEP + 2), NOW, 0)).isEmpty();
  }

  @Test
  void codeCountsOnce() {
    String code = Totp.code(SECRET, STEP);
    assertThat(Totp.stepOf(SECRET, code, NOW, STEP - 1)).hasValue(STEP);
    assertThat(Totp.stepOf(SECRET, code, NOW, STEP)).isEmpty();
  }

  @Test
  void secretsAreLongAndEachAnother() {
    String secret = Totp.newSecret();
    assertThat(secret).matches("[A-Z2-7]{32}").isNotEqualTo(Totp.newSecret());
    assertThat(Totp.code(secret, STEP)).matches("[0-9]{6}");
  }
}
