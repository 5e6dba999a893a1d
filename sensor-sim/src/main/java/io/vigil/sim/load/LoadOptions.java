package io.vigil.sim.load;

import java.time.Duration;
import java.util.List;

/**
 * How much load, and from whom.
 *
 * @param url address of the broker, for example {@code tcp://127.0.0.1:1883}
 * @param senders the gateways, each of an enterprise of its own
 * @param pointsPerGateway how many points each sends, at most 1000 readings a second of a point
 * @param readingsPerSecond of all gateways together
 * @param batch readings of a message, at most as many as there are points
 * @param duration how long; zero is until closed
 * @param crossingEvery every so many messages of a gateway, one point crosses its limit; zero never
 */
public record LoadOptions(
    String url,
    List<Sender> senders,
    int pointsPerGateway,
    int readingsPerSecond,
    int batch,
    Duration duration,
    int crossingEvery) {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int MOST_PER_POINT = 1000;

  public LoadOptions {
    senders = List.copyOf(senders);
    long enterprises = senders.stream().map(Sender::enterprise).distinct().count();
    if (senders.isEmpty() || enterprises < senders.size()) {
      throw new IllegalArgumentException("senders without an enterprise of their own: " + senders);
    }
    if (batch < 1 || batch > pointsPerGateway || crossingEvery < 0 || duration.isNegative()) {
      throw new IllegalArgumentException(
          "batch "
              + batch
              + " of "
              + pointsPerGateway
              + " points, crossing every "
              + crossingEvery);
    }
    long most = (long) MOST_PER_POINT * pointsPerGateway * senders.size();
    if (readingsPerSecond < 1 || readingsPerSecond > most) {
      throw new IllegalArgumentException(
          readingsPerSecond + " readings/s, not 1 to " + most + ": stamps are milliseconds");
    }
  }

  /**
   * A gateway that sends.
   *
   * @param enterprise the tenant
   * @param gateway name of the gateway
   * @param password its password
   */
  public record Sender(String enterprise, String gateway, String password) {
    /** Without the password. */
    @Override
    public String toString() {
      return enterprise + "." + gateway;
    }
  }

  /** Nanoseconds from one message of a gateway to its next. */
  long messageNanos() {
    return Math.round(NANOS_PER_SECOND * batch * senders.size() / readingsPerSecond);
  }
}
