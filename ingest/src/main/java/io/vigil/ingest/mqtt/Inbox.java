package io.vigil.ingest.mqtt;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be taken in, in order. Messages are bounded: the broker sends no more than the
 * receive maximum before the first is acknowledged, so the bound is reached only by messages of QoS
 * 0, which are not held back by anything and are dropped then. The rest is ours and is rare.
 *
 * <p>Any thread puts in and wakes; one takes out.
 */
final class Inbox {
  private final Deque<Inbound> waiting = new ArrayDeque<>();
  private final int mostMessages;
  private boolean woken;

  Inbox(int mostMessages) {
    this.mostMessages = mostMessages;
  }

  /** Puts in a message; false if there is no room. Does not block. */
  synchronized boolean offer(Inbound.Delivery message) {
    if (waiting.size() >= mostMessages) {
      return false;
    }
    waiting.add(message);
    notifyAll();
    return true;
  }

  /** Puts in what is not a message. */
  synchronized void put(Inbound event) {
    waiting.add(event);
    notifyAll();
  }

  /** Ends the next, or the present, {@link #await}. */
  synchronized void wake() {
    if (!woken) {
      woken = true;
      notifyAll();
    }
  }

  /** How many wait. */
  synchronized int size() {
    return waiting.size();
  }

  /** The first that waits; null if none does. */
  synchronized @Nullable Inbound poll() {
    return waiting.poll();
  }

  /** Waits until something waits or somebody wakes, at most so long. */
  synchronized void await(long nanos) throws InterruptedException {
    awaitUntil(System.nanoTime() + nanos, true);
  }

  /** Waits until somebody wakes, at most so long, whatever waits to be taken in. */
  synchronized void awaitWake(long nanos) throws InterruptedException {
    awaitUntil(System.nanoTime() + nanos, false);
  }

  private synchronized void awaitUntil(long until, boolean orWaiting) throws InterruptedException {
    for (long left = until - System.nanoTime();
        left > 0 && !woken && !(orWaiting && !waiting.isEmpty());
        left = until - System.nanoTime()) {
      wait(left / 1_000_000, (int) (left % 1_000_000));
    }
    woken = false;
  }
}
