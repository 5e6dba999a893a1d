package io.vigil.alerting.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryAwayTest {
  @ParameterizedTest
  @ValueSource(strings = {"08006", "57P01", "53100", "58030", "90028", "90031"})
  @DisplayName("a registry without connection, room or disk is away, however deep it is said")
  void away(String state) {
    Exception said = new IllegalStateException(new RuntimeException(new SQLException("", state)));
    assertThat(RegistryAway.isCauseOf(said)).isTrue();
    assertThat(RegistryAway.isCauseOf(new SQLTransientConnectionException("timed out"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"42S02", "23505", "57014", "22001"})
  @DisplayName("a statement that is wrong, takes too long or breaks a rule is a mistake of ours")
  void mistakeOfOurs(String state) {
    assertThat(RegistryAway.isCauseOf(new IllegalStateException(new SQLException("", state))))
        .isFalse();
  }

  @Test
  @DisplayName("what has nothing to do with a registry is no reason to come back later")
  void anythingElse() {
    assertThat(RegistryAway.isCauseOf(null)).isFalse();
    assertThat(RegistryAway.isCauseOf(new NullPointerException())).isFalse();
    assertThat(RegistryAway.isCauseOf(new SQLException())).isFalse();
  }
}
