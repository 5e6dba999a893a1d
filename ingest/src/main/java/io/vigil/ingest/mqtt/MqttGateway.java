package io.vigil.ingest.mqtt;

import io.vigil.ingest.admit.Samples;
import io.vigil.ingest.admit.SpanRead;
import io.vigil.ingest.admit.WitnessedClock;
import io.vigil.ingest.http.PostSink;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.ingest.opcua.SampleSink;
import io.vigil.ingest.usage.UsageBoard;
import io.vigil.model.event.OfficeReadings;
import io.vigil.model.event.PlantEvents;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.point.Door;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import io.vigil.model.wire.MqttTopics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the broker, and the door through which everything of its lanes goes: what the
 * broker's thread brings waits in the inbox, and one worker takes it into the log.
 *
 * <p>The log holds the worker back, the worker the broker, the broker the senders: nothing is lost
 * on the way, and nothing piles up in this process.
 */
public final class MqttGateway implements AutoCloseable {
  static final int INBOX_MESSAGES = 20 * PahoConnection.RECEIVE_MAXIMUM;
  private static final long INBOX_BYTES = 64L << 20;

  private final Inbox inbox = new Inbox(INBOX_MESSAGES, INBOX_BYTES);
  private final MqttLink link;
  private final GatewayWorker worker;
  private final WitnessedClock clock;
  private final IngestCounters counters;

  /** A gateway over this link; both begin with {@link #start}. */
  public MqttGateway(
      GatewayOptions options, MqttLink link, WitnessedClock clock, IngestCounters counters) {
    this.link = link;
    this.clock = clock;
    this.counters = counters;
    this.worker = new GatewayWorker(options, inbox, link, clock, counters);
    link.subscribe(List.of(options.markerTopic()));
  }

  /**
   * Begins.
   *
   * @param definitions everything that is defined of the lanes so far
   * @param said what plants said of themselves before; of other lanes it changes nothing
   */
  public void start(List<Addressed> definitions, List<PlantEvents> said) {
    worker.start(definitions, said);
    link.start(new Arrivals());
  }

  /** Definitions of the lanes changed. */
  public void define(List<Addressed> changes) {
    inbox.put(new Inbound.Defined(changes, clock.millis()));
  }

  /** What is on record about an enterprise of our lanes changed. */
  public void onRecord(OfficeReadings readings) {
    inbox.put(new Inbound.OnRecord(readings, clock.millis()));
  }

  /** The way into the same lanes for gateways that are asked. */
  public SampleSink samples() {
    return new SampleSink() {
      @Override
      public boolean offer(Samples samples) {
        return inbox.offer(new Inbound.Sampled(samples));
      }

      @Override
      public void filled(SpanRead span) {
        inbox.put(new Inbound.Filled(span, clock.millis()));
      }

      @Override
      public void say(Refusal words) {
        inbox.put(new Inbound.Said(words));
      }

      @Override
      public void heard(LinkState state) {
        inbox.put(new Inbound.Heard(Door.OPC_UA, state, clock.millis()));
      }
    };
  }

  /** The way into the same lanes for messages that are posted. */
  public PostSink posts() {
    return (from, payload, answered) -> {
      String topic = MqttTopics.up(from.enterprise(), from.gateway(), from.kind());
      boolean offered = inbox.offer(new Inbound.Posted(topic, payload, clock.millis(), answered));
      if (offered) {
        counters.add(Count.MESSAGES_RECEIVED);
      }
      return offered;
    };
  }

  /** Whether everything that was sent before a moment ago is in the lanes. */
  public boolean isCurrent() {
    return worker.isCurrent();
  }

  /** What gateways of our lanes did. */
  public UsageBoard usage() {
    return worker.usage();
  }

  /** Stops taking, waits for what is on its way into the log, and disconnects; within 3 s. */
  @Override
  public void close() {
    worker.drain();
    link.close();
    worker.close();
  }

  private final class Arrivals implements MqttLink.Listener {
    private volatile MqttLink.@Nullable Connection abandoned;

    @Override
    public void connected(MqttLink.Connection connection) {
      inbox.put(new Inbound.Connected(connection, clock.millis()));
    }

    @Override
    public void lost(MqttLink.Connection connection) {
      counters.add(Count.LINKS_LOST);
      inbox.put(new Inbound.Lost(connection, clock.millis()));
    }

    @Override
    public void arrived(
        MqttLink.Connection connection, String topic, byte[] payload, int messageId, int qos) {
      if (connection == abandoned) {
        return;
      }
      counters.add(Count.MESSAGES_RECEIVED);
      Inbound.Delivery delivery =
          new Inbound.Delivery(connection, topic, payload, messageId, qos, clock.millis());
      if (!inbox.offer(delivery)) {
        counters.add(Count.MESSAGES_DROPPED);
        overflow(connection, qos);
      }
    }

    /**
     * A broker that does not keep to the receive maximum at all. What comes behind a message that
     * was left out must not overtake it, so everything has to come again.
     */
    private void overflow(MqttLink.Connection connection, int qos) {
      if (qos > 0) {
        abandoned = connection;
        connection.abandon("the broker sent more than the receive maximum");
      }
    }
  }
}
