package io.vigil.ingest.mqtt;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be taken in, in order. Messages are bounded, in number and in bytes. A broker that
 * keeps to the receive maximum never reaches the bound; Mosquitto 2.0 exceeds it several times over
 * when many acknowledgements come at once, so there is room for that. Messages of QoS 0, which
 * nothing holds back, have a tenth of the room. What is not a message is ours and is rare.
 *
 * <p>Any thread puts in and wakes; one takes out.
 */
final class Inbox {
  private final Deque<Inbound> waiting = new ArrayDeque<>();
  private final int mostMessages;
  private final long mostBytes;
  private long bytes;
  private boolean woken;

  Inbox(int mostMessages, long mostBytes) {
    this.mostMessages = mostMessages;
    this.mostBytes = mostBytes;
  }

  /** Puts in a message; false if there is no room. Does not block. */
  synchronized boolean offer(Inbound.Message message) {
    int most = message.isHeldBack() ? mostMessages : mostMessages / 10;
    if (waiting.size() >= most || bytes >= mostBytes) {
      return false;
    }
    bytes += message.payload().length;
    waiting.add(message);
    notifyAll();
    return true;
  }

  /** Puts in values; false if there is no room. Does not block. */
  synchronized boolean offer(Inbound.Sampled values) {
    if (waiting.size() >= mostMessages) {
      return false;
    }
    waiting.add(values);
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
    Inbound first = waiting.poll();
    if (first instanceof Inbound.Message message) {
      bytes -= message.payload().length;
    }
    return first;
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
