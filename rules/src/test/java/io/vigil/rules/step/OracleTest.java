package io.vigil.rules.step;

import static io.vigil.rules.step.TestLane.START;
import static io.vigil.rules.step.TestPoint.high;
import static io.vigil.rules.step.TestPoint.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.point.Door;
import io.vigil.model.reading.QualityReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the judge against what the whole history of a point says, on random lanes with outages,
 * lost links, bad values and readings out of order. Two views, neither of which shares code with
 * the judge: an evaluation of thirty lines that must give the same events, and the promises
 * themselves, looked up in the history event by event.
 *
 * <p>Active from 10, clear below 8, a reading a second: silence is borne for 3 s. For 30 s after a
 * link came back the clock counts for no delay. What is over has to be said by a reading.
 */
class OracleTest {
  private static final long BORNE = 3000;
  private static final long RETURN = 30_000;

  /** A reading as it was taken: its stamp, what it says, and when on the clock of the door. */
  private record Taken(long stamp, double value, QualityReason reason, long clock) {
    boolean isActive() {
      return reason != QualityReason.BAD && value >= 10;
    }

    boolean isClear() {
      return reason == QualityReason.GOOD && value < 8;
    }

    boolean isDoubtful() {
      return reason == QualityReason.BAD || (reason != QualityReason.GOOD && value < 10);
    }
  }

  /** An event, as far as the promises are about it. */
  private record Said(Kind kind, long onset, long at, double extreme) {}

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void judgeSaysWhatTheHistorySays(long seed) {
    Random random = new Random(seed);
    long onDelay = random.nextInt(3) * 1700L;
    long offDelay = random.nextInt(3) * 2300L;
    Oracle oracle = new Oracle(onDelay, offDelay);
    TestLane lane = TestLane.with(point(0).stamps(1).watch(0, high(onDelay, offDelay)).build());
    long stamp = 0;
    for (int i = 0; i < 1500; i++) {
      int dice = random.nextInt(100);
      if (dice < 80) {
        stamp += dice < 4 ? -random.nextInt(3000) : 200 + random.nextInt(dice < 8 ? 9000 : 1300);
        Taken taken = reading(random, stamp, oracle.clock);
        if (oracle.read(taken)) {
          check(lane.read(0, stamp, taken.value(), taken.reason()), oracle);
        }
      } else if (dice < 83) {
        oracle.turn(random.nextInt(2) == 0);
        lane.link(Door.MQTT, oracle.isCurrent ? LinkState.CURRENT : LinkState.LOST);
      }
      long step = dice < 3 ? 3_600_000 : 10L * random.nextInt(dice < 20 ? 400 : 130);
      for (long left = step; left > 0; left -= Math.min(left, dice < 3 ? step : 10)) {
        oracle.pass(dice < 3 ? 1000 : 10);
        check(dice < 3 ? lane.jump(step) : lane.jump(10), oracle);
      }
    }
    assertThat(oracle.checked).as("worth the name").isGreaterThan(40);
  }

  /** Above the limit and below it in turns, with a middling or opposite value now and then. */
  private static Taken reading(Random random, long stamp, long clock) {
    boolean isHigh = Math.floorMod(stamp / 12_000, 2) == 0 ^ random.nextInt(15) == 0;
    double value = isHigh ? 11 + random.nextInt(20) : random.nextInt(8);
    value = random.nextInt(20) == 0 ? 9 : value;
    QualityReason reason =
        random.nextInt(15) > 0
            ? QualityReason.GOOD
            : random.nextBoolean() ? QualityReason.BAD : QualityReason.MANUAL;
    return new Taken(stamp, value, reason, clock);
  }

  private static void check(List<ActivationEvent> told, Oracle oracle) {
    List<Said> said = new ArrayList<>();
    for (ActivationEvent event : told) {
      if (event.kind() == Kind.RAISE || event.kind() == Kind.CLEAR) {
        long onset = event.onset() - START;
        said.add(new Said(event.kind(), onset, event.at() - START, event.extreme()));
      }
    }
    assertThat(said).isEqualTo(oracle.expected);
    said.forEach(oracle::requirePromises);
    oracle.checked += said.size();
    oracle.expected.clear();
  }

  private static final class Oracle {
    private final long onDelay;
    private final long offDelay;
    private final List<Taken> history = new ArrayList<>();
    private final List<Said> expected = new ArrayList<>();
    private long clock;
    private boolean isCurrent = true;
    private int checked;

    // The thirty lines: pending and open conditions by their beginning, null if there is none.
    private @Nullable Taken rising;
    private @Nullable Taken falling;
    private long risingDue;
    private long countsFrom;
    private boolean open;
    private long onset;
    private double extreme;

    Oracle(long onDelay, long offDelay) {
      this.onDelay = onDelay;
      this.offDelay = offDelay;
    }

    /** Whether the reading is news; the judge drops a repeat of the newest stamp by itself. */
    boolean read(Taken taken) {
      if (!history.isEmpty() && taken.stamp() == last().stamp()) {
        return false;
      }
      if (!history.isEmpty() && taken.stamp() < last().stamp()) {
        return true;
      }
      Taken up = rising;
      Taken down = falling;
      if (up != null && taken.stamp() - up.stamp() >= onDelay) {
        raise(up);
      } else if (down != null) {
        if (taken.stamp() - last().stamp() > BORNE) {
          falling = null;
        } else if (taken.stamp() - down.stamp() >= offDelay) {
          clear(down);
        }
      }
      history.add(taken);
      weigh(taken);
      return true;
    }

    private void weigh(Taken taken) {
      extreme = taken.isActive() ? Math.max(extreme, taken.value()) : extreme;
      falling = taken.isClear() ? falling : null;
      rising = taken.isActive() || taken.isDoubtful() ? rising : null;
      if (!open && rising == null && taken.isActive()) {
        rising = taken;
        extreme = taken.value();
        risingDue = Math.max(clock, countsFrom) + onDelay;
        if (onDelay == 0) {
          raise(taken);
        }
      } else if (open && taken.isClear()) {
        falling = falling == null ? taken : falling;
        if (offDelay == 0) {
          clear(taken);
        }
      }
    }

    void turn(boolean current) {
      if (current && !isCurrent) {
        countsFrom = clock + RETURN;
        risingDue = countsFrom + onDelay;
      }
      isCurrent = current;
    }

    void pass(long millis) {
      clock += isCurrent ? millis : 0;
      Taken up = rising;
      if (up != null && clock >= risingDue) {
        raise(up);
      }
    }

    private void raise(Taken up) {
      open = true;
      onset = up.stamp();
      expected.add(new Said(Kind.RAISE, onset, onset + onDelay, extreme));
      rising = null;
    }

    private void clear(Taken down) {
      open = false;
      expected.add(new Said(Kind.CLEAR, onset, down.stamp() + offDelay, extreme));
      falling = null;
    }

    private Taken last() {
      return history.get(history.size() - 1);
    }

    /** The promises: nothing early, and nothing cleared by bad or missing data. */
    private void requirePromises(Said said) {
      long from = said.kind() == Kind.RAISE ? said.onset() : said.at() - offDelay;
      int first = indexOf(from);
      Taken begun = history.get(first);
      boolean isRaise = said.kind() == Kind.RAISE;
      long delay = isRaise ? onDelay : offDelay;
      assertThat(isRaise ? begun.isActive() : begun.isClear()).as("%s began", said).isTrue();
      long stampsPassed = last().stamp() - begun.stamp();
      assertThat(isRaise ? Math.max(stampsPassed, clock - begun.clock()) : stampsPassed)
          .as("%s is not early", said)
          .isGreaterThanOrEqualTo(delay);
      for (int i = first; i < history.size() && history.get(i).stamp() < said.at(); i++) {
        Taken taken = history.get(i);
        if (isRaise) {
          assertThat(taken.isActive() || taken.isDoubtful()).as("%s at %s", said, taken).isTrue();
        } else {
          assertThat(taken.isClear()).as("%s at %s", said, taken).isTrue();
          long next = i + 1 < history.size() ? history.get(i + 1).stamp() : taken.stamp();
          assertThat(Math.min(next, said.at()) - taken.stamp())
              .as("%s without a gap after %s", said, taken)
              .isLessThanOrEqualTo(BORNE);
        }
      }
    }

    private int indexOf(long stamp) {
      for (int i = history.size() - 1; i >= 0; i--) {
        if (history.get(i).stamp() == stamp) {
          return i;
        }
      }
      throw new AssertionError("no reading with stamp " + stamp);
    }
  }
}
