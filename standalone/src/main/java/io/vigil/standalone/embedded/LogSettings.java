package io.vigil.standalone.embedded;

import java.nio.file.Path;
import java.util.Properties;

/**
 * Ports, folder and profile in, settings of a one-node Kafka (KRaft) out.
 *
 * @param files where the log keeps its segments
 * @param port of clients
 * @param advertised host and port that clients are sent to: the port of clients, or what stands
 *     before it
 * @param controllerPort of the node's controller; used by the node itself only
 * @param profile what an acknowledgement survives
 */
record LogSettings(
    Path files, int port, String advertised, int controllerPort, DurabilityProfile profile) {
  static final int NODE_ID = 1;
  static final String CONTROLLER = "CONTROLLER";
  private static final String CLIENTS = "CLIENTS";
  private static final long MIB = 1L << 20;

  Properties properties() {
    Properties p = new Properties();
    node(p);
    oneReplica(p);
    smallMachine(p);
    restartFast(p);
    durability(p);
    return p;
  }

  private void node(Properties p) {
    String clients = CLIENTS + "://127.0.0.1:" + port;
    set(p, "process.roles", "broker,controller");
    set(p, "node.id", NODE_ID);
    set(p, "controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
    set(p, "controller.listener.names", CONTROLLER);
    set(p, "inter.broker.listener.name", CLIENTS);
    set(p, "listeners", clients + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
    set(p, "advertised.listeners", CLIENTS + "://" + advertised);
    set(p, "listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    set(p, "log.dirs", files);
    // Created by itself a topic would have the wrong number of lanes.
    set(p, "auto.create.topics.enable", false);
    // A snapshot of a lane is one record and may be larger than Kafka's 1 MiB.
    set(p, "message.max.bytes", 8 * MIB);
  }

  private static void oneReplica(Properties p) {
    set(p, "offsets.topic.replication.factor", 1);
    set(p, "transaction.state.log.replication.factor", 1);
    set(p, "transaction.state.log.min.isr", 1);
    set(p, "share.coordinator.state.topic.replication.factor", 1);
    set(p, "share.coordinator.state.topic.min.isr", 1);
  }

  private void smallMachine(Properties p) {
    set(p, "num.network.threads", 2);
    set(p, "num.io.threads", 4);
    set(p, "offsets.topic.num.partitions", 4);
    set(p, "transaction.state.log.num.partitions", 4);
    set(p, "log.cleaner.dedupe.buffer.size", 16 * MIB);
    set(p, "log.segment.bytes", profile == DurabilityProfile.DEMO ? 16 * MIB : 64 * MIB);
    set(p, "metadata.log.segment.bytes", 16 * MIB);
    set(p, "metadata.max.retention.bytes", 48 * MIB);
    set(p, "log.retention.check.interval.ms", 60_000);
    set(p, "group.initial.rebalance.delay.ms", 0);
    // A plant may stand still for weeks; its consumers must find their place afterwards.
    set(p, "offsets.retention.minutes", 365 * 24 * 60);
  }

  /**
   * After kill -9 the controller waits until the session of the broker that died has ended: with
   * Kafka's 9 s a restart takes 12 s, with 2 s 4 s. With 1 s, a machine that is busy for a moment
   * would already make the controller take the living broker for dead.
   */
  private static void restartFast(Properties p) {
    set(p, "broker.session.timeout.ms", 2_000);
    set(p, "broker.heartbeat.interval.ms", 500);
  }

  private void durability(Properties p) {
    if (profile == DurabilityProfile.POWER) {
      set(p, "log.flush.interval.messages", 1);
    }
  }

  private static void set(Properties p, String key, Object value) {
    p.setProperty(key, value.toString());
  }
}
