package io.vigil.ingest.mqtt;

import io.vigil.model.wire.mqtt.AckMessage;
import io.vigil.model.wire.mqtt.AckMessageCodec;
import io.vigil.model.wire.mqtt.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A link whose broker is the test: it says what arrives, and sees what is acknowledged. */
final class HandLink implements MqttLink {
  private final Set<String> filters = new LinkedHashSet<>();
  private final List<AckMessage> acks = new ArrayList<>();
  private @Nullable Listener listener;
  private boolean closed;

  /** A connection that notes what was acknowledged on it. */
  final class HandConnection implements Connection {
    final List<Integer> acknowledged = new ArrayList<>();
    private final List<byte[]> markers = new ArrayList<>();
    private boolean abandoned;

    @Override
    public void acknowledge(int messageId) {
      synchronized (HandLink.this) {
        acknowledged.add(messageId);
      }
    }

    @Override
    public void abandon(String why) {
      synchronized (HandLink.this) {
        abandoned = true;
      }
    }

    @Override
    public boolean publish(String topic, byte[] payload, int qos) {
      synchronized (HandLink.this) {
        if (qos == 1) {
          markers.add(payload);
        } else if (topic.endsWith("/ack")) {
          acks.add(((Decoded.Value<AckMessage>) AckMessageCodec.decode(payload)).message());
        }
        return true;
      }
    }

    @Override
    public boolean retain(String topic, byte[] payload) {
      return publish(topic, payload, 0);
    }

    void deliver(String topic, byte[] payload, int id) {
      deliver(topic, payload, id, 1);
    }

    void deliver(String topic, byte[] payload, int id, int qos) {
      heard().arrived(this, topic, payload, id, qos);
    }

    boolean isAbandoned() {
      synchronized (HandLink.this) {
        return abandoned;
      }
    }

    void deliver(String topic, String payload, int id) {
      deliver(topic, payload.getBytes(StandardCharsets.UTF_8), id);
    }

    /** Brings back the marker that was sent last. */
    void returnMarker(String topic) {
      byte[] marker;
      synchronized (HandLink.this) {
        marker = markers.get(markers.size() - 1);
      }
      deliver(topic, marker, 60_000);
    }

    int markers() {
      synchronized (HandLink.this) {
        return markers.size();
      }
    }

    List<Integer> acknowledged() {
      synchronized (HandLink.this) {
        return List.copyOf(acknowledged);
      }
    }

    void lose() {
      heard().lost(this);
    }
  }

  HandConnection connect() {
    HandConnection connection = new HandConnection();
    heard().connected(connection);
    return connection;
  }

  @Override
  public synchronized void start(Listener starting) {
    listener = starting;
  }

  @Override
  public synchronized void subscribe(Collection<String> more) {
    filters.addAll(more);
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  synchronized Set<String> filters() {
    return Set.copyOf(filters);
  }

  synchronized List<AckMessage> acks() {
    return List.copyOf(acks);
  }

  /** Whether this number of this boot was told to be stored. */
  synchronized boolean isStored(String boot, long sequence) {
    return acks.stream()
        .filter(ack -> ack.boot().equals(boot))
        .anyMatch(ack -> ack.stored().stream().anyMatch(range -> range.contains(sequence)));
  }

  private synchronized Listener heard() {
    return Objects.requireNonNull(listener, "not started");
  }
}
