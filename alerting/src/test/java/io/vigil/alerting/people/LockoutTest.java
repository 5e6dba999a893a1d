package io.vigil.alerting.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.testing.HandClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LockoutTest {
  private final HandClock clock = new HandClock(Instant.parse("2026-11-24T00:00:00Z"));
  private final Lockout lockout = new Lockout(clock);

  @Test
  void fourWrongPasswordsLockNobodyOutAndTheFifthDoes() {
    fail(4, "duty", "10.0.0.1");
    assertThat(lockout.locked("duty", "10.0.0.1")).isEmpty();
    fail(1, "duty", "10.0.0.1");
    assertThat(lockout.locked("duty", "10.0.0.1")).contains(Lockout.LOCKED);
  }

  @Test
  void onlyThatAddressAndThatUserAreLockedOut() {
    fail(5, "duty", "10.0.0.1");
    assertThat(lockout.locked("duty", "10.0.0.2")).isEmpty();
    assertThat(lockout.locked("admin", "10.0.0.1")).isEmpty();
    assertThat(lockout.locked("DUTY", "10.0.0.1")).as("another spelling").isPresent();
  }

  @Test
  void theLockEndsAfterFifteenMinutesAndNotBefore() {
    fail(5, "duty", "10.0.0.1");
    clock.pass(Lockout.LOCKED.minusMillis(1));
    assertThat(lockout.locked("duty", "10.0.0.1")).isPresent();
    clock.pass(Duration.ofMillis(1));
    assertThat(lockout.locked("duty", "10.0.0.1")).isEmpty();
  }

  @Test
  void aRightPasswordBeginsAnew() {
    fail(4, "duty", "10.0.0.1");
    lockout.passed("duty", "10.0.0.1");
    fail(4, "duty", "10.0.0.1");
    assertThat(lockout.locked("duty", "10.0.0.1")).isEmpty();
  }

  @Test
  void nameLongerThanAnyOfOursCountsByItsBeginningAndTakesNoMoreMemory() {
    String endless = "x".repeat(100_000);
    for (int i = 0; i < Lockout.ATTEMPTS; i++) {
      lockout.failed(endless + i, "10.0.0.1");
    }
    assertThat(lockout.locked(endless, "10.0.0.1")).isPresent();
    assertThat(lockout.locked("x".repeat(Lockout.LONGEST_NAME - 1), "10.0.0.1")).isEmpty();
  }

  @Test
  void wrongPasswordsLongAgoDoNotCount() {
    fail(4, "duty", "10.0.0.1");
    clock.pass(Lockout.LOCKED.plusMillis(1));
    assertThat(lockout.failed("duty", "10.0.0.1")).isEqualTo(1);
    assertThat(lockout.locked("duty", "10.0.0.1")).isEmpty();
  }

  private void fail(int times, String username, String address) {
    for (int i = 0; i < times; i++) {
      lockout.failed(username, address);
    }
  }
}
