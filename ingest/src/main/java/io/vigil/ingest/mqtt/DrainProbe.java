package io.vigil.ingest.mqtt;

import io.vigil.ingest.lane.LaneWriter;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.point.Door;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds out when the lanes behind a connection may be believed to show everything that was sent.
 *
 * <pre>
 *   LOST ── connected: marker sent ──▶ draining ── marker came back ──▶ CURRENT
 *    ▲                                    │                                │
 *    └──────── connection lost, or for a while nothing could be taken in ──┘
 * </pre>
 *
 * The marker goes through the same queue of the broker as everything that waited there, so it comes
 * back behind it. One thread, the one that takes in.
 */
final class DrainProbe {
  private static final long AGAIN_NANOS = 2_000_000_000L;

  private final LaneWriter writer;
  private final String topic;
  private final String identity;
  private MqttLink.@Nullable Connection connection;
  private byte @Nullable [] marker;
  private long markers;
  private long sentNanos;
  private volatile boolean current;

  /**
   * A probe that has heard nothing yet.
   *
   * @param topic on which the client hears itself
   * @param identity of this process, so that the marker of another is not taken for ours
   */
  DrainProbe(LaneWriter writer, String topic, String identity) {
    this.writer = writer;
    this.topic = topic;
    this.identity = identity;
  }

  /** Whether the lanes may be believed; any thread. */
  boolean isCurrent() {
    return current;
  }

  boolean isMarker(String messageTopic) {
    return topic.equals(messageTopic);
  }

  /** Nothing is known at the start. */
  void begin(long at) {
    writer.link(Door.MQTT, LinkState.LOST, at);
  }

  void connected(MqttLink.Connection stands, long nowNanos) {
    connection = stands;
    sendMarker(stands, nowNanos);
  }

  void lost(MqttLink.Connection gone, long at) {
    if (connection == gone) {
      connection = null;
      marker = null;
      notCurrent(at);
    }
  }

  /** For a while nothing could be taken in, so the broker may hold more than it sent. */
  void deaf(long at, long nowNanos) {
    if (connection != null) {
      notCurrent(at);
      sendMarker(connection, nowNanos);
    }
  }

  /** A marker came back; markers from before are none. */
  void returned(byte[] payload, long at) {
    if (marker != null && Arrays.equals(marker, payload)) {
      marker = null;
      current = true;
      writer.link(Door.MQTT, LinkState.CURRENT, at);
    }
  }

  /** A broker with a full queue may have dropped the marker itself. */
  void look(long nowNanos) {
    if (marker != null && connection != null && nowNanos - sentNanos >= AGAIN_NANOS) {
      sendMarker(connection, nowNanos);
    }
  }

  private void notCurrent(long at) {
    if (current) {
      current = false;
      writer.link(Door.MQTT, LinkState.LOST, at);
    }
  }

  private void sendMarker(MqttLink.Connection over, long nowNanos) {
    markers++;
    marker = (identity + "-" + markers).getBytes(StandardCharsets.UTF_8);
    sentNanos = nowNanos;
    over.publish(topic, marker, 1);
  }
}
