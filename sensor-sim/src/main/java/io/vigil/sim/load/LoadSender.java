package io.vigil.sim.load;

import io.vigil.sim.load.LoadOptions.Sender;
import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.mqtt.GatewayCounters;
import io.vigil.sim.mqtt.GatewayListener;
import io.vigil.sim.mqtt.GatewayOptions;
import io.vigil.sim.mqtt.Outgoing;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * One gateway of a load and the thread that feeds it. Messages go out on a schedule; a gateway that
 * was held up for more than a second leaves out what it missed, so that a load after a stop is the
 * load that was asked for and no flood.
 */
final class LoadSender implements AutoCloseable {
  static final double CALM = 20;
  static final double CROSSED = 80;
  private static final int WINDOW = 1000;
  private static final long MOST_BEHIND_NANOS = 1_000_000_000L;

  private final LoadOptions options;
  private final Sender sender;
  private final Crossings crossings;
  private final LongSupplier clock;
  private final GatewayClient gateway;
  private final Thread thread;
  private final String[] codes;
  private final long[] newest;
  private final boolean[] crossed;
  private final Outgoing out = new Outgoing();
  private volatile boolean closing;
  private volatile long blocked;
  private volatile long skipped;
  private volatile long crossingCount;
  private int nextPoint;

  LoadSender(
      LoadOptions options, Sender sender, String[] codes, Crossings crossings, LongSupplier clock) {
    this.options = options;
    this.sender = sender;
    this.codes = codes;
    this.crossings = crossings;
    this.clock = clock;
    newest = new long[codes.length];
    crossed = new boolean[codes.length];
    gateway =
        GatewayClient.start(
            GatewayOptions.of(
                    options.url(), sender.enterprise(), sender.gateway(), sender.password())
                .withWindow(WINDOW),
            GatewayListener.NONE);
    thread = new Thread(this::run, "load-" + sender);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    long step = options.messageNanos();
    long began = System.nanoTime();
    long due = began;
    long end = options.duration().isZero() ? Long.MAX_VALUE : options.duration().toNanos();
    try {
      for (long number = 0; !closing && due - began < end; number++) {
        awaitDue(due);
        send(number);
        due += step;
        long behind = System.nanoTime() - due;
        if (behind > MOST_BEHIND_NANOS) {
          long missed = behind / step;
          due += missed * step;
          skipped += missed;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitDue(long due) {
    for (long left = due - System.nanoTime(); left > 0 && !closing; ) {
      LockSupport.parkNanos(left);
      left = due - System.nanoTime();
    }
  }

  private void send(long number) throws InterruptedException {
    long now = clock.getAsLong();
    long nanos = System.nanoTime();
    int every = options.crossingEvery();
    boolean mayCross = every > 0 && number % every == every - 1;
    out.clear();
    for (int i = 0; i < options.batch(); i++) {
      mayCross &= !add(nextPoint, now, mayCross, nanos);
      nextPoint = nextPoint + 1 == codes.length ? 0 : nextPoint + 1;
    }
    if (gateway.send(out, Duration.ZERO) < 0) {
      blocked++;
      gateway.send(out);
    }
  }

  /** Adds the next reading of a point; whether it crosses the limit. */
  private boolean add(int point, long now, boolean mayCross, long nanos) {
    long time = Math.max(now, newest[point] + 1);
    newest[point] = time;
    boolean crosses = mayCross && !crossed[point];
    crossed[point] = crosses;
    out.add(codes[point], time, crosses ? CROSSED : CALM);
    if (crosses) {
      crossings.put(sender.enterprise(), codes[point], time, nanos);
      crossingCount++;
    }
    return crosses;
  }

  LoadCounters counters() {
    GatewayCounters sent = gateway.counters();
    return new LoadCounters(
        sent.messages(),
        sent.readings(),
        sent.acknowledged(),
        blocked,
        skipped,
        crossingCount,
        sent.rejected());
  }

  /** Waits until everything is sent and acknowledged; false if that took too long. */
  boolean awaitEnd(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    thread.join(Math.max(1, patience.toMillis()));
    return !thread.isAlive()
        && gateway.awaitAcknowledged(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
  }

  void stop() {
    closing = true;
    thread.interrupt();
  }

  @Override
  public void close() {
    stop();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    gateway.close();
  }
}
