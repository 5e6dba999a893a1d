package io.vigil.standalone.embedded;

import io.vigil.model.wire.MqttTopics;
import io.vigil.model.wire.MqttTopics.Up;
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
              up(identity, Up.DATA, Up.BIRTH, Up.DEATH, Up.EVENT, Up.BACKFILL),
              List.of(down + identity.name() + "/#"));
      case ROOM -> new TopicGrants(up(identity, Up.RECEIPT), List.of(down + "alerts"));
      case INGEST ->
          new TopicGrants(List.of("ent/+/down/#", "vigil/#"), List.of("ent/+/up/#", "vigil/#"));
    };
  }

  private static List<String> up(BrokerIdentity identity, Up... kinds) {
    return Stream.of(kinds)
        .map(kind -> MqttTopics.up(identity.enterprise(), identity.name(), kind))
        .toList();
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
