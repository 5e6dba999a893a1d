package io.vigil.alerting.registry;

import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.people.SignIns.Seat;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the files that are taken away, by enterprise; of people who serve none, by user name. Kept
 * in memory, so that a start begins anew. Any thread.
 */
@Singleton
public class ExportMeter {
  private static final Duration HOUR = Duration.ofHours(1);

  private final int most;
  private final Clock clock;
  private final Map<String, Deque<Instant>> taken = new HashMap<>();

  ExportMeter(AlertingOptions options, Clock clock) {
    this.most = options.quota().exportsPerHour();
    this.clock = clock;
  }

  /**
   * Counts a file that is about to be made.
   *
   * @throws io.vigil.alerting.error.ProblemException if it would be one too many
   */
  public synchronized void take(Seat seat) {
    Deque<Instant> times = taken.computeIfAbsent(owner(seat), key -> new ArrayDeque<>());
    forgetOld(times);
    if (times.size() >= most) {
      throw ProblemCode.EXPORTS_QUOTA.problem(most).exception();
    }
    times.addLast(Instant.now(clock));
  }

  /** How many files were taken of the enterprise within the last hour. */
  synchronized int taken(String enterprise) {
    Deque<Instant> times = taken.get(enterprise);
    if (times == null) {
      return 0;
    }
    forgetOld(times);
    return times.size();
  }

  private void forgetOld(Deque<Instant> times) {
    Instant since = Instant.now(clock).minus(HOUR);
    while (!times.isEmpty() && times.peekFirst().isBefore(since)) {
      times.removeFirst();
    }
  }

  /** No user name has a colon, no enterprise either. */
  private static String owner(Seat seat) {
    Position position = seat.position();
    return position != null && position.tier().isPlant()
        ? position.area()
        : "user:" + seat.username();
  }
}
