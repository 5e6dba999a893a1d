package io.vigil.alerting.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretsTest {
  @Test
  void secretIs256BitsThatNeedNoQuotingAnywhere() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      String secret = Secrets.random();
      assertThat(secret).matches("[A-Za-z0-9_-]{43}");
      assertThat(seen.add(secret)).isTrue();
    }
  }

  @Test
  void hashIsTheStandardOne() {
    assertThat(Secrets.sha256Hex("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void sameIsEqualTextAndNothingElse() {
    assertThat(Secrets.same("甲-abc", "甲-abc")).isTrue();
    assertThat(Secrets.same("abc", "abd")).isFalse();
    assertThat(Secrets.same("abc", "ab")).isFalse();
    assertThat(Secrets.same("", "a")).isFalse();
  }

  @Test
  void saltIsNewEachTime() {
    assertThat(Secrets.salt()).hasSize(16).isNotEqualTo(Secrets.salt());
  }
}
