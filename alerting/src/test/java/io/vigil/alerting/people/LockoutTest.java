package io.vigil.alerting.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LockoutTest {
  private final DrivenClock clock = new DrivenClock();
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

  private void fail(int times, String username, String address) {
    for (int i = 0; i < times; i++) {
      lockout.failed(username, address);
    }
  }

  /** Stands still until it is told. */
  private static final class DrivenClock extends Clock {
    private Instant now = Instant.parse("2026-11-24T00:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
