package io.vigil.ingest;

import io.vigil.ingest.admit.ClockLimits;
import io.vigil.ingest.lane.LogOptions;
import io.vigil.ingest.mqtt.GatewayOptions;
import io.vigil.ingest.mqtt.LinkOptions;
import io.vigil.ingest.opcua.OpcUaOptions;
import io.vigil.ingest.quota.Quota;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where ingest takes from and writes to, and how.
 *
 * @param bootstrap addresses of the log
 * @param mqttUrl of the broker, {@code tcp://host:port}
 * @param username whom the broker knows us as
 * @param password his; never logged
 * @param connections to the broker, 1 to {@code lanes}: one that is stuck holds only its own lanes
 * @param lanes how many there are; fixed when the log was installed
 * @param tickMillis how long a lane is silent before a tick is written; more saves log, and makes
 *     what is due without a reading later by as much
 * @param liveLimitMillis what was sent longer ago is history
 * @param lingerMillis how long a record may wait for company on its way into the log, 0 to 5
 * @param opcUa how OPC UA servers are spoken to
 * @param quota what each enterprise may send over MQTT
 * @param ownerEpoch the lease under which the lanes are owned, above that of any owner before
 */
public record IngestOptions(
    String bootstrap,
    String mqttUrl,
    String username,
    String password,
    int connections,
    int lanes,
    long tickMillis,
    long liveLimitMillis,
    int lingerMillis,
    OpcUaOptions opcUa,
    Quota quota,
    int ownerEpoch) {
  /** Whom a broker of ours knows ingest as. */
  public static final String USERNAME = "vigil.ingest";

  public IngestOptions {
    if (connections < 1 || connections > lanes) {
      throw new IllegalArgumentException(connections + " connections for " + lanes + " lanes");
    }
    if (tickMillis < 1 || liveLimitMillis < 1 || lingerMillis < 0) {
      throw new IllegalArgumentException(
          "tick %d ms, live limit %d ms, linger %d ms"
              .formatted(tickMillis, liveLimitMillis, lingerMillis));
    }
  }

  /** 2 connections, 8 lanes, a tick each 50 ms, a live limit of 5 minutes. */
  public static IngestOptions of(String bootstrap, String mqttUrl, String password) {
    long liveLimitMillis = ClockLimits.defaults().liveMillis();
    int lingerMillis = LogOptions.defaults(bootstrap).lingerMillis();
    return new IngestOptions(
        bootstrap,
        mqttUrl,
        USERNAME,
        password,
        2,
        8,
        50,
        liveLimitMillis,
        lingerMillis,
        OpcUaOptions.in(Path.of("opcua")),
        Quota.generous(),
        1);
  }

  /** The same with another number of connections and lanes. */
  public IngestOptions withLanes(int newLanes, int newConnections) {
    return new IngestOptions(
        bootstrap,
        mqttUrl,
        username,
        password,
        newConnections,
        newLanes,
        tickMillis,
        liveLimitMillis,
        lingerMillis,
        opcUa,
        quota,
        ownerEpoch);
  }

  /** The same with another tick. */
  public IngestOptions withTickMillis(long millis) {
    return new IngestOptions(
        bootstrap,
        mqttUrl,
        username,
        password,
        connections,
        lanes,
        millis,
        liveLimitMillis,
        lingerMillis,
        opcUa,
        quota,
        ownerEpoch);
  }

  /** The same with OPC UA servers spoken to in this way. */
  public IngestOptions withOpcUa(OpcUaOptions newOpcUa) {
    return new IngestOptions(
        bootstrap,
        mqttUrl,
        username,
        password,
        connections,
        lanes,
        tickMillis,
        liveLimitMillis,
        lingerMillis,
        newOpcUa,
        quota,
        ownerEpoch);
  }

  /** The same with another quota for each enterprise. */
  public IngestOptions withQuota(Quota newQuota) {
    return new IngestOptions(
        bootstrap,
        mqttUrl,
        username,
        password,
        connections,
        lanes,
        tickMillis,
        liveLimitMillis,
        lingerMillis,
        opcUa,
        newQuota,
        ownerEpoch);
  }

  /** The same under the lease of this epoch. */
  public IngestOptions withOwnerEpoch(int epoch) {
    return new IngestOptions(
        bootstrap,
        mqttUrl,
        username,
        password,
        connections,
        lanes,
        tickMillis,
        liveLimitMillis,
        lingerMillis,
        opcUa,
        quota,
        epoch);
  }

  /** The connection on which edge nodes of Sparkplug see that we are there. */
  LinkOptions host() {
    return new LinkOptions(mqttUrl, username + ".host", username, password);
  }

  /** Connection {@code i} owns the lanes that leave {@code i} over. */
  GatewayOptions gateway(int i) {
    String clientId = username + "." + i;
    List<Integer> owned = new ArrayList<>();
    for (int lane = i; lane < lanes; lane += connections) {
      owned.add(lane);
    }
    LogOptions log = LogOptions.defaults(bootstrap);
    return new GatewayOptions(
        new LinkOptions(mqttUrl, clientId, username, password),
        "vigil/ingest/" + clientId + "/marker",
        owned,
        new LogOptions(
            bootstrap,
            "vigil-ingest-" + i,
            lingerMillis,
            log.mostUnfinished(),
            log.mostUnfinishedBytes(),
            log.maxBlockMillis(),
            ownerEpoch),
        tickMillis,
        ClockLimits.defaults().withLive(liveLimitMillis),
        enterprise -> quota);
  }

  @Override
  public String toString() {
    return "%s into %s, %d connections, %d lanes, tick %d ms"
        .formatted(mqttUrl, bootstrap, connections, lanes, tickMillis);
  }
}
