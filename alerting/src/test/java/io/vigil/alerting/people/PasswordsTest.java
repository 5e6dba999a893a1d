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
