package io.vigil.alerting.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.WriterLease;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due, each channel in two lanes of its own, one for red and one for everything else:
 * a receiver that hangs delays no other, no red one of its own, and never an Alert.
 *
 * <p>One thread looks what is due, woken by every commit and each second; a lane is a thread while
 * it has something due, so there are at most twice as many as channels.
 */
@Singleton
public final class DeliveryLanes {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryLanes.class);
  private static final int CLOSE_SECONDS = 5;

  private final DeliveryQueue queue;
  private final Senders senders;
  private final Poster poster;
  private final WriterLease lease;
  private final MeterRegistry meters;
  private final Semaphore work = new Semaphore(0);
  private final Set<Lane> busy = ConcurrentHashMap.newKeySet();
  private final ExecutorService lanes;
  private volatile boolean stopped;
  private volatile boolean failing;
  private @Nullable Thread thread;

  DeliveryLanes(
      DeliveryQueue queue,
      Senders senders,
      Poster poster,
      WriterLease lease,
      Journal journal,
      MeterRegistry meters) {
    this.queue = queue;
    this.senders = senders;
    this.poster = poster;
    this.lease = lease;
    this.meters = meters;
    AtomicInteger number = new AtomicInteger();
    this.lanes =
        Executors.newCachedThreadPool(
            task -> {
              Thread lane = new Thread(task, "alerting-delivery-" + number.incrementAndGet());
              lane.setDaemon(true);
              return lane;
            });
    journal.onCommit(work::release);
  }

  /** Begins to send. */
  public synchronized void start() {
    thread = new Thread(this::run, "alerting-deliveries");
    thread.setDaemon(true);
    thread.start();
  }

  /** Ends; what is not sent yet is sent after the next start. */
  @PreDestroy
  public synchronized void close() {
    stopped = true;
    work.release();
    poster.close();
    lanes.shutdown();
    try {
      if (thread != null) {
        thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
      }
      if (!lanes.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.info("deliveries: stopped while a receiver had not answered");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!stopped) {
      try {
        for (Lane lane : lease.isHeld() ? queue.lanesDue() : List.<Lane>of()) {
          if (!stopped && busy.add(lane)) {
            lanes.execute(() -> run(lane));
          }
        }
        failing = false;
        // The time-out finds what has become due.
        if (work.tryAcquire(1, TimeUnit.SECONDS)) {
          work.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        pause(e);
      }
    }
  }

  private void run(Lane lane) {
    boolean sent = false;
    try {
      Optional<DeliveryRequest> request = next(lane);
      while (request.isPresent() && !stopped) {
        send(request.get());
        sent = true;
        request = next(lane);
      }
    } catch (IOException | RuntimeException e) {
      pause(e);
    } finally {
      busy.remove(lane);
    }
    if (sent) {
      // What was written since the last look found this lane busy.
      work.release();
    }
  }

  /** A process that stood still and was replaced sends what it had begun, and no more. */
  private Optional<DeliveryRequest> next(Lane lane) {
    return lease.isHeld() ? queue.next(lane) : Optional.empty();
  }

  private void send(DeliveryRequest request) throws IOException {
    Answer answer = senders.send(request);
    queue.ended(request, answer);
    meters
        .counter(
            answer.isAccepted() ? "vigil.alerting.delivery.sent" : "vigil.alerting.delivery.failed",
            "channel",
            request.channel().id())
        .increment();
  }

  private void pause(Exception cause) {
    if (!failing && !stopped) {
      failing = true;
      LOG.warn("deliveries: cannot go on, trying again each second: {}", cause.toString());
    }
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
