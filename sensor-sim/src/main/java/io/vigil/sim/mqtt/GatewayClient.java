package io.vigil.sim.mqtt;

import io.vigil.model.event.PlantEvent;
import io.vigil.model.lane.Batch;
import io.vigil.model.wire.MqttTopics.Up;
import io.vigil.model.wire.mqtt.AckMessage;
import io.vigil.model.wire.mqtt.AckMessageCodec;
import io.vigil.model.wire.mqtt.BirthMessage;
import io.vigil.model.wire.mqtt.BirthMessageCodec;
import io.vigil.model.wire.mqtt.DataMessageCodec;
import io.vigil.model.wire.mqtt.Decoded;
import io.vigil.model.wire.mqtt.EventMessage;
import io.vigil.model.wire.mqtt.EventMessageCodec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gateway that behaves (design: onboarding §3.2): it keeps every message until Vigil says on the
 * downlink that it is in the log, stops at a window of unacknowledged ones, and sends what stays
 * unanswered again, byte for byte, but not because the server is slow. A lost broker and a silent
 * server cost time, nothing else.
 *
 * <pre>
 *   sender ── send ──▶ outbox ── courier ──▶ broker          one courier thread a gateway connects,
 *                        ▲                     │             publishes, resends and reads the
 *                        └── acknowledged ─────┘             acknowledgements
 * </pre>
 *
 * <p>Any thread may send; messages are numbered in the order of their calls.
 */
public final class GatewayClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayClient.class);

  /** Most readings in one message. */
  public static final int MOST_READINGS = 500;

  private static final Duration LONG = Duration.ofHours(1);
  private static final long FIRST_PAUSE_MILLIS = 200;
  private static final long LONGEST_PAUSE_MILLIS = 3_000;
  private static final long IDLE_NANOS = 1_000_000_000L;
  private static final long JOIN_MILLIS = 10_000;
  private static final String SOFTWARE = "vigil sensor-sim";
  private static final int BUFFER_HOURS = 1;

  private final GatewayOptions options;
  private final GatewayListener listener;
  private final Outbox outbox;
  private final Thread courier;
  private volatile boolean closing;

  private final AtomicLong messages = new AtomicLong();
  private final AtomicLong readings = new AtomicLong();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong resent = new AtomicLong();
  private final AtomicLong rejected = new AtomicLong();
  private final AtomicLong flagged = new AtomicLong();
  private final AtomicLong connects = new AtomicLong();
  private final AtomicLong losses = new AtomicLong();
  private final AtomicLong denied = new AtomicLong();
  private final AtomicLong strange = new AtomicLong();

  private GatewayClient(GatewayOptions options, GatewayListener listener) {
    this.options = options;
    this.listener = listener;
    outbox = new Outbox(options.window(), options.resendAfter().toNanos(), System.nanoTime());
    courier = new Thread(this::carry, "gateway-" + options.username());
    courier.setDaemon(true);
  }

  /** Starts a gateway; it connects in its own time and takes messages at once. */
  public static GatewayClient start(GatewayOptions options, GatewayListener listener) {
    GatewayClient gateway = new GatewayClient(options, listener);
    gateway.courier.start();
    return gateway;
  }

  /** How this gateway connects and behaves. */
  public GatewayOptions options() {
    return options;
  }

  /**
   * Sends readings; waits while the window is full. More than {@value #MOST_READINGS} of them go in
   * several messages, so that none is longer than Vigil takes. Returns the number of the last one.
   * Throws {@link IllegalStateException} when closed.
   */
  public long send(Outgoing outgoing) throws InterruptedException {
    long sequence = -1;
    int from = 0;
    do {
      int to = Math.min(outgoing.size(), from + MOST_READINGS);
      do {
        sequence = send(outgoing, from, to, LONG);
      } while (sequence < 0);
      from = to;
    } while (from < outgoing.size());
    return sequence;
  }

  /**
   * Sends at most {@value #MOST_READINGS} readings in one message; its number, or -1 if the window
   * stayed full for so long.
   */
  public long send(Outgoing outgoing, Duration patience) throws InterruptedException {
    if (outgoing.size() > MOST_READINGS) {
      throw new IllegalArgumentException(outgoing.size() + " readings in one message");
    }
    return send(outgoing, 0, outgoing.size(), patience);
  }

  private long send(Outgoing outgoing, int from, int to, Duration patience)
      throws InterruptedException {
    long sent = outgoing.at() == Batch.NO_AT ? options.clock().getAsLong() : outgoing.at();
    String boot = options.boot();
    long sequence =
        sendBytes(
            number -> DataMessageCodec.encode(outgoing.toMessage(boot, number, sent, from, to)),
            patience);
    if (sequence >= 0) {
      readings.addAndGet(to - from);
    }
    return sequence;
  }

  /**
   * Sends bytes as a data message, whatever they are: for messages that are wrong on purpose. The
   * function is given the number of the message. Returns it, or -1 if the window stayed full.
   */
  public long sendBytes(LongFunction<byte[]> payload, Duration patience)
      throws InterruptedException {
    KeptMessage message =
        outbox.add(Up.DATA, number -> announce(number, payload), patience.toNanos());
    return message == null ? -1 : message.sequence;
  }

  /**
   * Sends what happened in the plant, kept like readings until it is in the log; waits while the
   * window is full. Returns its number. The listener hears of its acknowledgement only.
   */
  public long send(List<PlantEvent> events) throws InterruptedException {
    LongFunction<byte[]> payload =
        number -> {
          long sent = options.clock().getAsLong();
          return EventMessageCodec.encode(
              new EventMessage(options.boot(), number, sent, events, 0));
        };
    KeptMessage message = null;
    while (message == null) {
      message = outbox.add(Up.EVENT, payload, LONG.toNanos());
    }
    messages.incrementAndGet();
    return message.sequence;
  }

  private byte[] announce(long sequence, LongFunction<byte[]> payload) {
    byte[] bytes = payload.apply(sequence);
    messages.incrementAndGet();
    listener.sending(sequence, bytes);
    return bytes;
  }

  /** Waits until Vigil has everything; false if that took too long. */
  public boolean awaitAcknowledged(Duration patience) throws InterruptedException {
    return outbox.awaitEmpty(patience.toNanos());
  }

  /** How many messages are not acknowledged. */
  public int unacknowledged() {
    return outbox.size();
  }

  /** What was done so far. */
  public GatewayCounters counters() {
    return new GatewayCounters(
        messages.get(),
        readings.get(),
        acknowledged.get(),
        resent.get(),
        rejected.get(),
        flagged.get(),
        connects.get(),
        losses.get(),
        denied.get(),
        strange.get());
  }

  /** Stops; says goodbye to the broker if it is there. What is unacknowledged stays so. */
  @Override
  public void close() {
    closing = true;
    outbox.close();
    try {
      courier.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void carry() {
    long pause = FIRST_PAUSE_MILLIS;
    try {
      while (!closing) {
        long before = connects.get();
        String why = carryOverOneConnection();
        outbox.connectionLost();
        if (closing) {
          return;
        }
        losses.incrementAndGet();
        listener.lost(why);
        pause = connects.get() > before ? FIRST_PAUSE_MILLIS : pause;
        rest(pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("gateway {} stops", options.username(), e);
      outbox.close();
    }
  }

  private void rest(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    for (long left = end - System.nanoTime(); left > 0 && !closing; ) {
      outbox.awaitWork(left, false);
      left = end - System.nanoTime();
    }
  }

  /** Serves until the connection ends; returns why. */
  private String carryOverOneConnection() throws InterruptedException {
    try (BrokerLink link = new BrokerLink(options, outbox)) {
      boolean kept = link.connect();
      connects.incrementAndGet();
      listener.connected(kept);
      announceBirth(link);
      String why = serve(link);
      if (closing && why == null) {
        link.sayGoodbye();
      }
      return String.valueOf(why);
    } catch (MqttException e) {
      return e.toString();
    }
  }

  private void announceBirth(BrokerLink link) throws MqttException {
    if (options.catalogue().isEmpty()) {
      return;
    }
    BirthMessage birth =
        new BirthMessage(
            options.boot(),
            outbox.takeSequence(),
            options.clock().getAsLong(),
            SOFTWARE,
            BUFFER_HOURS,
            options.catalogue());
    link.publish(Up.BIRTH, BirthMessageCodec.encode(birth));
  }

  private @Nullable String serve(BrokerLink link) throws MqttException, InterruptedException {
    while (!closing && link.lost() == null) {
      readAcknowledgements(link);
      denied.addAndGet(link.takeDenied());
      KeptMessage next = link.hasRoom() ? outbox.next(System.nanoTime()) : null;
      if (next == null) {
        outbox.awaitWork(IDLE_NANOS, link.hasRoom());
        continue;
      }
      boolean again = next.sends > 1;
      link.publish(next.kind, next);
      if (again) {
        resent.incrementAndGet();
        listener.resent(next.sequence);
      }
    }
    return link.lost();
  }

  private void readAcknowledgements(BrokerLink link) {
    for (byte[] bytes = link.pollAcknowledgement();
        bytes != null;
        bytes = link.pollAcknowledgement()) {
      if (AckMessageCodec.decode(bytes) instanceof Decoded.Value<AckMessage> value) {
        take(value.message());
      } else {
        strange.incrementAndGet();
      }
    }
  }

  /** The listener hears first, so that whoever waits for the last one finds it told. */
  private void take(AckMessage ack) {
    if (!ack.boot().equals(options.boot())) {
      return;
    }
    for (AckMessage.Entry entry : ack.rejected()) {
      rejected.incrementAndGet();
      listener.rejected(entry);
    }
    for (AckMessage.Entry entry : ack.flagged()) {
      flagged.incrementAndGet();
      listener.flagged(entry);
    }
    long now = System.nanoTime();
    for (AckMessage.Range range : ack.stored()) {
      List<KeptMessage> done = outbox.within(range.first(), range.last());
      for (KeptMessage message : done) {
        acknowledged.incrementAndGet();
        listener.acknowledged(message.sequence, now - message.firstSentNanos);
      }
      outbox.acknowledge(done, now);
    }
  }
}
