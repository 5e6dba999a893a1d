package io.vigil.sim.mqtt;

import io.vigil.model.wire.MqttTopics.Up;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The messages that are not acknowledged: at most a window of them, each with the bytes it was made
 * of, in the order they are to be handed to the broker.
 *
 * <p>A message goes again when it has waited long enough and either nothing at all was acknowledged
 * for as long, or something was that was handed over later. While acknowledgements come in order
 * the server is merely slow, and repeating would make it slower still.
 *
 * <p>Senders add, one courier takes; any thread may call any method.
 */
final class Outbox {
  private final int window;
  private final long resendNanos;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final Condition work = lock.newCondition();

  // Guarded by lock.
  private final NavigableMap<Long, KeptMessage> kept = new TreeMap<>();
  private final Deque<KeptMessage> waiting = new ArrayDeque<>();
  private final Deque<KeptMessage> sent = new ArrayDeque<>();
  private long nextSequence;
  private boolean closed;
  private boolean woken;

  /** How often something was handed over, and which of these was the newest one answered. */
  private long places;

  private long answeredPlace = -1;
  private long answeredNanos;

  Outbox(int window, long resendNanos, long now) {
    this.window = window;
    this.resendNanos = resendNanos;
    this.answeredNanos = now;
  }

  /**
   * Makes a message under the next number and keeps it; null when there is no room within the given
   * time. Throws {@link IllegalStateException} when closed.
   */
  @Nullable KeptMessage add(Up kind, LongFunction<byte[]> payload, long patienceNanos)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patienceNanos;
      while (kept.size() >= window && !closed) {
        if (left <= 0) {
          return null;
        }
        left = room.awaitNanos(left);
      }
      if (closed) {
        throw new IllegalStateException("the gateway is closed");
      }
      KeptMessage message = new KeptMessage(kind, nextSequence, payload.apply(nextSequence));
      nextSequence++;
      kept.put(message.sequence, message);
      waiting.addLast(message);
      work.signal();
      return message;
    } finally {
      lock.unlock();
    }
  }

  /** A number for a message that is not kept. */
  long takeSequence() {
    lock.lock();
    try {
      return nextSequence++;
    } finally {
      lock.unlock();
    }
  }

  /** The next message to hand to the broker, new ones and due ones alike; null if there is none. */
  @Nullable KeptMessage next(long now) {
    lock.lock();
    try {
      forgetAcknowledged();
      KeptMessage oldest = sent.peekFirst();
      KeptMessage next =
          oldest != null && now - dueNanos(oldest) >= 0 ? sent.pollFirst() : waiting.pollFirst();
      while (next != null && next.acknowledged) {
        next = waiting.pollFirst();
      }
      if (next != null) {
        markSent(next, now);
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  private void markSent(KeptMessage message, long now) {
    if (message.sends == 0) {
      message.firstSentNanos = now;
      message.firstPlace = places;
    }
    message.place = places++;
    message.sends++;
    message.lastSentNanos = now;
    sent.addLast(message);
  }

  /** The messages from first to last that are still kept, in order. */
  List<KeptMessage> within(long first, long last) {
    lock.lock();
    try {
      return new ArrayList<>(kept.subMap(first, true, last, true).values());
    } finally {
      lock.unlock();
    }
  }

  /** Vigil has these messages: there is room for as many new ones. */
  void acknowledge(List<KeptMessage> messages, long now) {
    lock.lock();
    try {
      for (KeptMessage message : messages) {
        message.acknowledged = true;
        // Which of its hand-overs was answered is not known; the first says the least.
        answeredPlace = Math.max(answeredPlace, message.firstPlace);
        answeredNanos = now;
        kept.remove(message.sequence);
      }
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The connection is gone: everything that is not acknowledged goes again, first and in order. The
   * broker may have lost what it took, and a later reading that arrives before an earlier one makes
   * the earlier one history.
   */
  void connectionLost() {
    lock.lock();
    try {
      sent.clear();
      waiting.clear();
      waiting.addAll(kept.values());
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there may be something to do, at most this long. */
  void awaitWork(long mostNanos, boolean mayTake) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = mayTake ? Math.min(mostNanos, untilDue()) : mostNanos;
      while (!woken && !closed && left > 0 && !(mayTake && !waiting.isEmpty())) {
        left = work.awaitNanos(left);
      }
      woken = false;
    } finally {
      lock.unlock();
    }
  }

  private long untilDue() {
    forgetAcknowledged();
    KeptMessage oldest = sent.peekFirst();
    return oldest == null
        ? Long.MAX_VALUE
        : Math.max(1_000_000, dueNanos(oldest) - System.nanoTime());
  }

  private long dueNanos(KeptMessage message) {
    boolean isPassed = message.place < answeredPlace;
    long waits = message.lastSentNanos - answeredNanos;
    return resendNanos + (isPassed || waits > 0 ? message.lastSentNanos : answeredNanos);
  }

  private void forgetAcknowledged() {
    while (!sent.isEmpty() && sent.getFirst().acknowledged) {
      sent.removeFirst();
    }
  }

  /** Ends the waiting of the courier. */
  void wake() {
    lock.lock();
    try {
      woken = true;
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nothing is kept; false if that took too long or the outbox was closed. */
  boolean awaitEmpty(long patienceNanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patienceNanos;
      while (!kept.isEmpty() && !closed && left > 0) {
        left = room.awaitNanos(left);
      }
      return kept.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** How many messages are not acknowledged. */
  int size() {
    lock.lock();
    try {
      return kept.size();
    } finally {
      lock.unlock();
    }
  }

  /** Refuses further messages and lets all who wait go. */
  void close() {
    lock.lock();
    try {
      closed = true;
      room.signalAll();
      work.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
