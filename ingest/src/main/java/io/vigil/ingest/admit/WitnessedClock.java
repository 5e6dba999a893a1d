package io.vigil.ingest.admit;

import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.lane.GatewayDefinition;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wall clock, but for leaps that nobody else has made. Receive times are what clocks of devices
 * are held against, so a wall clock that is set wrong would make every device's clock look wrong:
 * what is sent now would be history, and once it is put right, all readings out of order.
 *
 * <p>So it goes on by the machine's monotonic time and follows the wall clock as long as the two
 * move together. After a leap the senders are the witnesses: it keeps its own time while the newest
 * messages of most gateways agree with that, and takes over the wall clock once they agree with the
 * wall clock, as they do when it was put right, or when this machine slept. Where no sender is
 * heard for five minutes, it takes over the wall clock.
 *
 * <p>Any thread.
 */
public final class WitnessedClock implements InstantSource {
  private static final Logger LOG = LoggerFactory.getLogger(WitnessedClock.class);

  /** More than any time server corrects without a leap between two looks. */
  private static final long SLEW_MILLIS = 2_000;

  /** A message that is farther from both clocks was not sent just now. */
  private static final long NEAR_MILLIS = 120_000;

  /** So long after a leap the senders are listened to before anything is believed of them. */
  private static final long HEARING_MILLIS = 10_000;

  /** Where nobody says anything, somebody set the clock and will have had a reason. */
  private static final long SILENCE_MILLIS = 300_000;

  private final InstantSource wall;
  private final LongSupplier nanos;
  private final IngestCounters counters;
  private final Map<String, Boolean> saysWall = new HashMap<>();
  private long own;
  private long ownNanos;
  private long apart;
  private long leaptAt;

  /**
   * Goes on from the wall clock.
   *
   * @param wall what people read
   * @param nanos monotonic, in nanoseconds
   * @param counters of leaps
   */
  public WitnessedClock(InstantSource wall, LongSupplier nanos, IngestCounters counters) {
    this.wall = wall;
    this.nanos = nanos;
    this.counters = counters;
    this.own = wall.millis();
    this.ownNanos = nanos.getAsLong();
  }

  /** The wall clock of this machine. */
  public static WitnessedClock ofThisMachine(IngestCounters counters) {
    return new WitnessedClock(InstantSource.system(), System::nanoTime, counters);
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public synchronized long millis() {
    long passed = (nanos.getAsLong() - ownNanos) / 1_000_000;
    own += passed;
    ownNanos += passed * 1_000_000;
    long moved = wall.millis() - own - apart;
    if (Math.abs(moved) < SLEW_MILLIS) {
      own += moved;
    } else {
      leap(apart + moved);
    }
    if (apart != 0 && saysWall.isEmpty() && own - leaptAt >= SILENCE_MILLIS) {
      follow("no gateway says what time it is");
    }
    return own;
  }

  /** How far the wall clock is away, in milliseconds; 0 while it is followed. */
  public synchronized long apart() {
    return apart;
  }

  /**
   * A gateway says when it sent a message that came now.
   *
   * @param sent by the gateway's clock, milliseconds UTC
   */
  public synchronized void witness(GatewayDefinition gateway, long sent) {
    if (apart == 0) {
      return;
    }
    long fromOwn = Math.abs(sent - own);
    long fromWall = Math.abs(sent - own - apart);
    if (Math.min(fromOwn, fromWall) > NEAR_MILLIS) {
      return;
    }
    saysWall.put(gateway.enterprise() + "." + gateway.name(), fromWall < fromOwn);
    long forWall = saysWall.values().stream().filter(says -> says).count();
    if (own - leaptAt >= HEARING_MILLIS && 2 * forWall > saysWall.size()) {
      follow(forWall + " of " + saysWall.size() + " gateways say that it is right");
    }
  }

  private void follow(String why) {
    LOG.warn("the wall clock is followed again: {}", why);
    own += apart;
    apart = 0;
    saysWall.clear();
  }

  private void leap(long apartNow) {
    counters.add(Count.CLOCK_LEAPS);
    leaptAt = own;
    saysWall.clear();
    if (Math.abs(apartNow) < SLEW_MILLIS) {
      apart = 0;
      LOG.warn("the wall clock leapt back to our own time");
    } else {
      apart = apartNow;
      LOG.error(
          "the wall clock leapt and is {} ms away; our own time stands until most gateways agree"
              + " with the wall clock",
          apart);
    }
  }
}
