package io.vigil.alerting.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordsTest {
  private static final int FAST = 10;

  @Test
  void onlyTheSamePasswordMatches() {
    String hash = Passwords.hash("correct horse", FAST);
    assertThat(Passwords.matches("correct horse", hash)).isTrue();
    assertThat(Passwords.matches("correct horsf", hash)).isFalse();
    assertThat(Passwords.matches("", hash)).isFalse();
  }

  @Test
  void twoHashesOfOnePasswordDifferAndNeitherHoldsIt() {
    String one = Passwords.hash("secret", FAST);
    assertThat(one).isNotEqualTo(Passwords.hash("secret", FAST)).doesNotContain("secret");
    assertThat(one).startsWith("pbkdf2-sha512:10:");
  }

  @Test
  void theHashOfAMachineIsOneThatMosquittoTakes() {
    String hash = Passwords.machineHash("secret");

    assertThat(Passwords.matches("secret", hash)).isTrue();
    assertThat(Passwords.matches("secreT", hash)).isFalse();
    // Twelve bytes of salt and 64 of hash, in Base64 with its padding.
    assertThat(Passwords.forMosquitto(hash).orElseThrow())
        .matches("\\$7\\$2000\\$[A-Za-z0-9+/]{16}\\$[A-Za-z0-9+/]{86}==");
    assertThat(Passwords.forMosquitto(Passwords.hash("secret", FAST)))
        .as("a form that Mosquitto refuses")
        .isEmpty();
  }

  @Test
  void whoIsNobodyNeverMatches() {
    assertThat(Passwords.matchesNobody("anything")).isFalse();
  }

  @Test
  void aHashWeDidNotWriteIsAMistakeOfOurs() {
    assertThatThrownBy(() -> Passwords.matches("x", "md5:1234"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void secretsAreLongAndNeverTheSame() {
    assertThat(Secrets.random()).hasSize(43).isNotEqualTo(Secrets.random());
  }
}
