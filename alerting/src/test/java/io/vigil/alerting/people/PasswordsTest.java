package io.vigil.alerting.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordsTest {
  @Test
  void onlyTheSamePasswordMatches() {
    String hash = Passwords.randomHash("correct horse");
    assertThat(Passwords.matches("correct horse", hash)).isTrue();
    assertThat(Passwords.matches("correct horsf", hash)).isFalse();
    assertThat(Passwords.matches("", hash)).isFalse();
  }

  @Test
  void twoHashesOfOnePasswordDifferAndNeitherHoldsIt() {
    String one = Passwords.randomHash("secret");
    assertThat(one).isNotEqualTo(Passwords.randomHash("secret")).doesNotContain("secret");
    assertThat(one).startsWith("pbkdf2-sha512:2000:");
  }

  @Test
  void theHashOfAMachineIsOneThatMosquittoTakes() {
    String hash = Passwords.machineHash("secret");

    assertThat(Passwords.matches("secret", hash)).isTrue();
    assertThat(Passwords.matches("secreT", hash)).isFalse();
    // Twelve bytes of salt and 64 of hash, in Base64 with its padding.
    assertThat(Passwords.forMosquitto(hash).orElseThrow())
        .matches("\\$7\\$2000\\$[A-Za-z0-9+/]{16}\\$[A-Za-z0-9+/]{86}==");
    assertThat(Passwords.forMosquitto(Passwords.randomHash("secret")))
        .as("a form that Mosquitto refuses")
        .isEmpty();
  }

  @Test
  void whatAPersonThoughtUpIsHashedAsOftenAsOwaspAsks() {
    assertThat(Passwords.chosenHash("correct horse")).startsWith("pbkdf2-sha512:210000:");
  }

  @Test
  void inEvenTimeTooOnlyTheSamePasswordMatchesAndNobodyHasOne() {
    String made = Passwords.randomHash("secret");
    String chosen = Passwords.chosenHash("correct horse");
    assertThat(Passwords.matchesInEvenTime("secret", made)).isTrue();
    assertThat(Passwords.matchesInEvenTime("correct horse", chosen)).isTrue();
    assertThat(Passwords.matchesInEvenTime("secreT", made)).isFalse();
    assertThat(Passwords.matchesInEvenTime("secret", chosen)).isFalse();
    assertThat(Passwords.matchesInEvenTime("secret", null)).isFalse();
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
