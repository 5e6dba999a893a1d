package io.vigil.standalone.embedded;

import io.vigil.standalone.embedded.BrokerIdentity.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Credentials of two enterprises; the password of everybody is {@code secret}. {@code slow.gw1} is
 * looked up until {@link #release}, {@code broken.gw1} cannot be looked up, and {@code liar.gw1} is
 * answered with the identity of another. While {@code late.gw1} is looked up, something happens.
 */
final class BrokerTestAccess implements BrokerAccess {
  static final String PASSWORD = "secret";

  private final Map<String, BrokerIdentity> known =
      Map.of(
          "entx.gw1", new BrokerIdentity(Kind.GATEWAY, "entx", "gw1"),
          "entx.gw2", new BrokerIdentity(Kind.GATEWAY, "entx", "gw2"),
          "enty.gw1", new BrokerIdentity(Kind.GATEWAY, "enty", "gw1"),
          "slow.gw1", new BrokerIdentity(Kind.GATEWAY, "slow", "gw1"),
          "late.gw1", new BrokerIdentity(Kind.GATEWAY, "late", "gw1"),
          "liar.gw1", new BrokerIdentity(Kind.GATEWAY, "entx", "gw1"),
          "entx.room1", new BrokerIdentity(Kind.ROOM, "entx", "room1"),
          "vigil.ingest", BrokerIdentity.ingest());

  private final CountDownLatch slowAsked = new CountDownLatch(1);
  private final CountDownLatch slowReleased = new CountDownLatch(1);
  private volatile Runnable meanwhile = () -> {};
  private volatile int most = CONNECTIONS;

  @Override
  public Optional<BrokerIdentity> identify(String username, byte[] password, String address) {
    if (username.equals("broken.gw1")) {
      throw new IllegalStateException("the registry is away");
    }
    if (username.equals("slow.gw1")) {
      slowAsked.countDown();
      await(slowReleased);
    }
    if (username.equals("late.gw1")) {
      meanwhile.run();
    }
    return new String(password, StandardCharsets.UTF_8).equals(PASSWORD)
        ? Optional.ofNullable(known.get(username))
        : Optional.empty();
  }

  /** From now on this happens while {@code late.gw1} is looked up. */
  void whileLate(Runnable happening) {
    meanwhile = happening;
  }

  /** From now on an enterprise may have so many connections. */
  void allow(int connections) {
    most = connections;
  }

  @Override
  public int connections() {
    return most;
  }

  /** Returns when somebody is waiting for the slow answer. */
  void awaitSlowQuestion() {
    await(slowAsked);
  }

  void release() {
    slowReleased.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody came within 30 s");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
