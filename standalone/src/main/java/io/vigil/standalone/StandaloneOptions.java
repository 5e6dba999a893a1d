package io.vigil.standalone;

import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.delivery.DeliveryOptions;
import io.vigil.alerting.duty.EscalationPlans;
import io.vigil.alerting.registry.EnterpriseQuota;
import io.vigil.alerting.scada.ScadaOptions;
import io.vigil.alerting.statistics.ReportOptions;
import io.vigil.ingest.quota.Quota;
import io.vigil.standalone.embedded.BrokerAccess;
import io.vigil.standalone.embedded.DurabilityProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What one JVM with everything in it is started with. A port of 0 means any free one; what was
 * taken is written to {@code endpoints.json} in the data folder.
 *
 * @param data folder of everything that must survive a restart
 * @param httpHost address the web server listens on
 * @param httpPort port of the web server; default 8080
 * @param mqttPort port of the embedded MQTT broker; default 1883
 * @param doorPort port on loopback that small senders post to; default 0
 * @param logPort port of the embedded log on loopback; default 0
 * @param storePort port of the embedded time-series store on loopback; default 0
 * @param lanes number of lanes, fixed when the data folder is new; default 8
 * @param connections MQTT connections of ingest; lane {@code n} belongs to connection {@code n %
 *     connections}
 * @param tick how long a lane may be silent before a tick is appended; default 50 ms
 * @param checkpointInterval how often the jobs checkpoint; default 1 s
 * @param parallelism subtasks of each job, at most half as many as lanes; default 1
 * @param profile what a reading that was acknowledged survives
 * @param demo whether a demo plant is imported and simulated
 * @param escalation who must acknowledge an Alert, one after the other, and within what time
 * @param delivery how Alerts are sent to channels, and to which networks they may be
 * @param reports when reports are written, and for how long they stay
 * @param trial how long a plant is on trial before it can be approved
 * @param scada where control systems of plants come to over OPC UA
 * @param quota what each enterprise may send over MQTT
 * @param gatewayConnections how many connections to the broker an enterprise may have
 * @param plantQuota what each enterprise may have on record and take away
 * @param outer how those doors are open that others come to
 * @param externalLog bootstrap servers of a log that is not ours to start
 * @param externalStore where readings are stored instead of the embedded store
 * @param externalRegistry JDBC address of a registry that is not the embedded file
 * @param processes what parts that are processes of their own need to know besides
 */
public record StandaloneOptions(
    Path data,
    String httpHost,
    int httpPort,
    int mqttPort,
    int doorPort,
    int logPort,
    int storePort,
    int lanes,
    int connections,
    Duration tick,
    Duration checkpointInterval,
    int parallelism,
    DurabilityProfile profile,
    boolean demo,
    EscalationPlans escalation,
    DeliveryOptions delivery,
    ReportOptions reports,
    Duration trial,
    Optional<ScadaOptions> scada,
    Quota quota,
    int gatewayConnections,
    EnterpriseQuota plantQuota,
    OuterDoors outer,
    Optional<String> externalLog,
    Optional<StoreAddress> externalStore,
    Optional<RegistryAddress> externalRegistry,
    ProcessOptions processes) {
  public StandaloneOptions {
    List<String> hosts = List.of(httpHost, outer.mqttHost(), outer.doorHost());
    if (outer.identity().isEmpty() && !hosts.stream().allMatch(OuterDoors::isLoopback)) {
      throw new IllegalArgumentException(hosts + " without TLS");
    }
  }

  /** A time-series store: base URL, kind and database. */
  public record StoreAddress(String url, Kind kind, String database) {
    /** Which dialect it is read and written in. */
    public enum Kind {
      QUESTDB,
      INFLUXDB_1
    }

    /** The words for the kinds, for people. */
    static final String KINDS = "questdb, influxdb1";

    /** The store of this kind, as configuration files name it; empty if there is no such kind. */
    static Optional<StoreAddress> of(String url, String kind, String database) {
      return switch (kind) {
        case "questdb" -> Optional.of(new StoreAddress(url, Kind.QUESTDB, ""));
        case "influxdb1" -> Optional.of(new StoreAddress(url, Kind.INFLUXDB_1, database));
        default -> Optional.empty();
      };
    }
  }

  /** A registry: JDBC URL, user and password. */
  public record RegistryAddress(String url, String user, String password) {
    @Override
    public String toString() {
      return "RegistryAddress[" + url + ", " + user + "]";
    }
  }

  /** The defaults, with the demo switched off. */
  public static StandaloneOptions defaults(Path data) {
    return new StandaloneOptions(
        data,
        "127.0.0.1",
        8080,
        1883,
        0,
        0,
        0,
        8,
        2,
        Duration.ofMillis(50),
        Duration.ofSeconds(1),
        1,
        DurabilityProfile.PROCESS,
        false,
        EscalationPlans.byDefault(),
        DeliveryOptions.byDefault(),
        ReportOptions.byDefault(),
        AlertingOptions.DEFAULT_TRIAL,
        Optional.empty(),
        Quota.generous(),
        BrokerAccess.CONNECTIONS,
        EnterpriseQuota.generous(),
        OuterDoors.shut(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ProcessOptions.defaults());
  }

  /** The demo: a simulated plant, everything embedded. */
  public static StandaloneOptions demo(Path data) {
    return defaults(data).withDemo();
  }

  /** The same with any free port everywhere: several instances side by side. */
  public StandaloneOptions withFreePorts() {
    return withPorts(0, 0, 0);
  }

  /** The same with these public ports. */
  public StandaloneOptions withPorts(int http, int mqtt, int door) {
    return with(
        all -> {
          all.httpPort = http;
          all.mqttPort = mqtt;
          all.doorPort = door;
        });
  }

  /** The same with Alerts sent like this. */
  public StandaloneOptions withDelivery(DeliveryOptions other) {
    return with(all -> all.delivery = other);
  }

  /** The same with trials of another length. */
  public StandaloneOptions withTrial(Duration other) {
    return with(all -> all.trial = other);
  }

  /** The same with another quota of each enterprise. */
  public StandaloneOptions withQuota(Quota other) {
    return with(all -> all.quota = other);
  }

  /** The same with doors open like this. */
  public StandaloneOptions withOuter(OuterDoors other) {
    return with(all -> all.outer = other);
  }

  /** The same with readings stored in this store instead of the embedded one. */
  public StandaloneOptions withStore(StoreAddress store) {
    return with(all -> all.externalStore = Optional.of(store));
  }

  private StandaloneOptions withDemo() {
    return with(
        all -> {
          all.profile = DurabilityProfile.DEMO;
          all.demo = true;
        });
  }

  private StandaloneOptions with(Consumer<Changed> change) {
    Changed changed = new Changed(this);
    change.accept(changed);
    return changed.options();
  }

  /** All of it, to be changed one by one. */
  private static final class Changed {
    private Path data;
    private String httpHost;
    private int httpPort;
    private int mqttPort;
    private int doorPort;
    private int logPort;
    private int storePort;
    private int lanes;
    private int connections;
    private Duration tick;
    private Duration checkpointInterval;
    private int parallelism;
    private DurabilityProfile profile;
    private boolean demo;
    private EscalationPlans escalation;
    private DeliveryOptions delivery;
    private ReportOptions reports;
    private Duration trial;
    private Optional<ScadaOptions> scada;
    private Quota quota;
    private int gatewayConnections;
    private EnterpriseQuota plantQuota;
    private OuterDoors outer;
    private Optional<String> externalLog;
    private Optional<StoreAddress> externalStore;
    private Optional<RegistryAddress> externalRegistry;
    private ProcessOptions processes;

    Changed(StandaloneOptions from) {
      data = from.data;
      httpHost = from.httpHost;
      httpPort = from.httpPort;
      mqttPort = from.mqttPort;
      doorPort = from.doorPort;
      logPort = from.logPort;
      storePort = from.storePort;
      lanes = from.lanes;
      connections = from.connections;
      tick = from.tick;
      checkpointInterval = from.checkpointInterval;
      parallelism = from.parallelism;
      profile = from.profile;
      demo = from.demo;
      escalation = from.escalation;
      delivery = from.delivery;
      reports = from.reports;
      trial = from.trial;
      scada = from.scada;
      quota = from.quota;
      gatewayConnections = from.gatewayConnections;
      plantQuota = from.plantQuota;
      outer = from.outer;
      externalLog = from.externalLog;
      externalStore = from.externalStore;
      externalRegistry = from.externalRegistry;
      processes = from.processes;
    }

    StandaloneOptions options() {
      return new StandaloneOptions(
          data,
          httpHost,
          httpPort,
          mqttPort,
          doorPort,
          logPort,
          storePort,
          lanes,
          connections,
          tick,
          checkpointInterval,
          parallelism,
          profile,
          demo,
          escalation,
          delivery,
          reports,
          trial,
          scada,
          quota,
          gatewayConnections,
          plantQuota,
          outer,
          externalLog,
          externalStore,
          externalRegistry,
          processes);
    }
  }
}
