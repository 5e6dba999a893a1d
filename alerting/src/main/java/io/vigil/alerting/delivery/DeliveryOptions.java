package io.vigil.alerting.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How Alerts are sent to channels. The times are ours, no regulation's.
 *
 * @param allow networks that may be sent to although they are private or our own
 * @param timeout how long one attempt may take from looking up the name to the end of the answer
 * @param followers how long after a request further Alerts of the same group are gathered
 * @param firstRetry pause after the first attempt that failed; doubles with each further one
 * @param longestRetry the pause grows no further
 * @param giveUp how long after its event a delivery becomes a dead letter
 * @param names who knows the addresses of names
 */
public record DeliveryOptions(
    List<Network> allow,
    Duration timeout,
    Duration followers,
    Duration firstRetry,
    Duration longestRetry,
    Duration giveUp,
    Names names) {
  /** Knows the addresses of names. Asked by any thread, once for each attempt. */
  @FunctionalInterface
  public interface Names {
    /** All addresses of the host; at least one. */
    InetAddress[] addressesOf(String host) throws UnknownHostException;
  }

  public DeliveryOptions {
    allow = List.copyOf(allow);
    if (timeout.isNegative()
        || timeout.isZero()
        || firstRetry.isNegative()
        || firstRetry.isZero()) {
      throw new IllegalArgumentException("times of deliveries must be more than nothing");
    }
  }

  /** Public addresses only; 5 s; 30 s; from 5 s to 5 min; 24 h. */
  public static DeliveryOptions byDefault() {
    return new DeliveryOptions(
        List.of(),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        Duration.ofMinutes(5),
        Duration.ofHours(24),
        InetAddress::getAllByName);
  }

  /** Reads networks separated by commas; says which is none. */
  public static List<Network> networks(String text) {
    return Arrays.stream(text.split(",", -1)).map(Network::parse).toList();
  }

  /** The same with other networks allowed. */
  public DeliveryOptions allowing(List<Network> networks) {
    return new DeliveryOptions(
        networks, timeout, followers, firstRetry, longestRetry, giveUp, names);
  }

  /** The same with other pauses, and another time after which it is given up. */
  public DeliveryOptions retrying(Duration first, Duration longest, Duration end) {
    return new DeliveryOptions(allow, timeout, followers, first, longest, end, names);
  }

  /** The same with other patience for one attempt. */
  public DeliveryOptions within(Duration time) {
    return new DeliveryOptions(allow, time, followers, firstRetry, longestRetry, giveUp, names);
  }

  /** The same with followers gathered for another time. */
  public DeliveryOptions gathering(Duration time) {
    return new DeliveryOptions(allow, timeout, time, firstRetry, longestRetry, giveUp, names);
  }

  /** The same with names that somebody else knows. */
  public DeliveryOptions asking(Names other) {
    return new DeliveryOptions(allow, timeout, followers, firstRetry, longestRetry, giveUp, other);
  }

  /** Pause after so many attempts that failed. */
  Duration pauseAfter(int attempts) {
    Duration pause = firstRetry;
    for (int i = 1; i < attempts && pause.compareTo(longestRetry) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longestRetry) > 0 ? longestRetry : pause;
  }
}
