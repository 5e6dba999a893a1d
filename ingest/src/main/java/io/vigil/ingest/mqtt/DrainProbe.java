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
 *   LOST ── connected: marker sent ──▶ draining ── marker came back ──▶ CURRENT ──┐ a marker
 *    ▲                                    │                                │  ▲    │ each second
 *    └──────── connection lost, or for a while nothing could be taken in ──┘  └────┘
 * </pre>
 *
 * The marker goes through the same queue of the broker as everything that waited there, so it comes
 * back behind it: each one that does tells the lanes that what was sent before it has come, by
 * which points that report by exception are cleared (ADR 2). One thread, the one that takes in.
 */
final class DrainProbe {
  private static final long AGAIN_NANOS = 2_000_000_000L;
  private static final long NEXT_NANOS = 1_000_000_000L;

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
      if (current) {
        writer.stillCurrent(Door.MQTT, at);
      } else {
        current = true;
        writer.link(Door.MQTT, LinkState.CURRENT, at);
      }
    }
  }

  /** Sends the next marker, or another: a broker with a full queue may have dropped the last. */
  void look(long nowNanos) {
    long interval = marker == null ? NEXT_NANOS : AGAIN_NANOS;
    if (connection != null && nowNanos - sentNanos >= interval) {
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
