package io.vigil.standalone.embedded;

import io.vigil.ingest.mqtt.SparkplugHost;
import io.vigil.model.wire.MqttTopics;
import io.vigil.model.wire.MqttTopics.Up;
import io.vigil.model.wire.sparkplug.SparkplugTopic;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Identity in, topics out: what a connection may publish and what it may hear (design: onboarding
 * §3, §3.1). What is not named here is denied.
 *
 * @param publish filters of topics
 * @param subscribe filters; a narrower one than these is granted too
 */
record TopicGrants(List<String> publish, List<String> subscribe) {
  static TopicGrants of(BrokerIdentity identity) {
    String down = "ent/" + identity.enterprise() + "/down/";
    return switch (identity.kind()) {
      case GATEWAY ->
          new TopicGrants(
              gateway(identity),
              List.of(
                  down + identity.name() + "/#",
                  SparkplugTopic.command(identity.enterprise(), identity.name()),
                  SparkplugTopic.state("#")));
      case ROOM -> new TopicGrants(up(identity, Up.RECEIPT), List.of(down + "alerts"));
      case INGEST ->
          new TopicGrants(
              List.of(
                  "ent/+/down/#",
                  "vigil/#",
                  SparkplugTopic.command("+", "+"),
                  SparkplugTopic.state(SparkplugHost.NAME)),
              Stream.concat(Stream.of("ent/+/up/#", "vigil/#"), edgeNodes("+", "+")).toList());
    };
  }

  /** What a gateway may say, in whichever of the languages it speaks. */
  private static List<String> gateway(BrokerIdentity identity) {
    List<String> ours =
        up(
            identity,
            Up.DATA,
            Up.BIRTH,
            Up.DEATH,
            Up.EVENT,
            Up.BACKFILL,
            Up.TELEMETRY,
            Up.DEVICES_TELEMETRY,
            Up.DEVICE_CONNECT,
            Up.DEVICE_DISCONNECT,
            Up.NEURON);
    return Stream.concat(ours.stream(), edgeNodes(identity.enterprise(), identity.name())).toList();
  }

  private static Stream<String> edgeNodes(String group, String edgeNode) {
    return Arrays.stream(SparkplugTopic.Type.values())
        .map(type -> SparkplugTopic.topic(group, type, edgeNode));
  }

  private static List<String> up(BrokerIdentity identity, Up... kinds) {
    return Stream.of(kinds)
        .map(kind -> MqttTopics.up(identity.enterprise(), identity.name(), kind))
        .toList();
  }

  /** Whether what is published there may be kept by the broker: that our own host is there. */
  static boolean mayRetain(BrokerIdentity identity, String topic) {
    return identity.kind() == BrokerIdentity.Kind.INGEST
        && topic.equals(SparkplugTopic.state(SparkplugHost.NAME));
  }

  boolean mayPublish(String topic) {
    return publish.stream().anyMatch(filter -> covers(filter, topic));
  }

  /**
   * A shared subscription or one to the broker's own topics starts with {@code $}: never granted.
   */
  boolean maySubscribe(String filter) {
    return subscribe.stream().anyMatch(granted -> covers(granted, filter));
  }

  /** Whether everything that matches the narrower filter (or topic) also matches the wider one. */
  static boolean covers(String wider, String narrower) {
    String[] wide = wider.split("/", -1);
    String[] narrow = narrower.split("/", -1);
    for (int level = 0; level < wide.length; level++) {
      if (wide[level].equals("#")) {
        return true;
      }
      if (level >= narrow.length || !coversLevel(wide[level], narrow[level])) {
        return false;
      }
    }
    return wide.length == narrow.length;
  }

  private static boolean coversLevel(String wide, String narrow) {
    return wide.equals(narrow) || (wide.equals("+") && !narrow.equals("#"));
  }
}
