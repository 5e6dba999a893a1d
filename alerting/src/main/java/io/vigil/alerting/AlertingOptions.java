package io.vigil.alerting;

import io.vigil.alerting.delivery.DeliveryOptions;
import io.vigil.alerting.duty.EscalationPlans;
import io.vigil.alerting.registry.EnterpriseQuota;
import io.vigil.alerting.registry.GatewayFacts;
import io.vigil.alerting.scada.ScadaOptions;
import io.vigil.alerting.statistics.ReportOptions;
import io.vigil.alerting.tls.ServerIdentity.KeyStoreFile;
import io.vigil.model.alert.Severity;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What alerting needs to know before it starts.
 *
 * @param database where registry, Alerts and journal live
 * @param host address to listen on
 * @param port of the HTTP server; 0 for a free one
 * @param bootstrap servers of the log, {@code host:port[,host:port...]}
 * @param store time-series store for trends: {@code http://host:port} of a QuestDB, or {@code
 *     http://host:port/?db=name} of an InfluxDB 1.x; null if there is none
 * @param data folder for {@code passwords/<user>} and {@code reports}
 * @param lanes partitions of the topic {@code readings}; fixed at installation
 * @param demo whether this is the demo: makes a first duty officer, and lets the login cookie
 *     travel over plain HTTP on loopback
 * @param escalation who answers for an Alert, one after the other, and for how long
 * @param reAlarm after how long an acknowledged Alert that is still true must be acknowledged again
 * @param delivery how Alerts are sent to channels, and where to they may be
 * @param reports when reports are written, and for how long they stay
 * @param trial how long a plant is on trial before it can be approved
 * @param scada where control systems of plants come to over OPC UA; null for nowhere
 * @param tls certificate and key that the pages are served with; null for plain HTTP
 * @param quota what each enterprise may have and take away
 * @param gateways what the doors of this process know of gateways
 * @param parts further parts of this process that must work before it is ready
 * @param moreMetrics figures of those parts in Prometheus text, behind ours
 */
public record AlertingOptions(
    Database database,
    String host,
    int port,
    String bootstrap,
    @Nullable URI store,
    Path data,
    int lanes,
    boolean demo,
    EscalationPlans escalation,
    Map<Severity, Duration> reAlarm,
    DeliveryOptions delivery,
    ReportOptions reports,
    Duration trial,
    @Nullable ScadaOptions scada,
    @Nullable KeyStoreFile tls,
    EnterpriseQuota quota,
    GatewayFacts gateways,
    List<ReadinessPart> parts,
    Supplier<String> moreMetrics) {
  /** Lanes of the embedded log. */
  public static final int DEFAULT_LANES = 8;

  /** Red, every hour: the rhythm of its reports (design: alerts §5; ours, not a regulation's). */
  public static final Map<Severity, Duration> DEFAULT_RE_ALARM =
      Map.of(Severity.RED, Duration.ofHours(1));

  /** Long enough to see every point of a plant speak, short enough for a visit. */
  public static final Duration DEFAULT_TRIAL = Duration.ofMinutes(10);

  /** Where the registry lives: H2 in a file, or PostgreSQL. */
  public record Database(String url, String user, String password) {
    /** H2 in a file of this folder. Every commit is on disk before it returns. */
    public static Database h2(Path folder) {
      return new Database(
          "jdbc:h2:file:"
              + folder.resolve("registry").toAbsolutePath()
              + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0"
              + ";DB_CLOSE_ON_EXIT=FALSE",
          "vigil",
          "");
    }

    /** Whether it is the embedded one. */
    public boolean isH2() {
      return url.startsWith("jdbc:h2:");
    }
  }

  /** Another part of this process, as readiness asks it. Called often and by any thread. */
  public interface ReadinessPart {
    /** Its name on the health page. */
    String name();

    /** What is wrong with it, in words; null when it works. */
    @Nullable String trouble();
  }

  public AlertingOptions {
    if (lanes < 1) {
      throw new IllegalArgumentException("lanes " + lanes);
    }
    if (database.isH2() && !database.url().contains("WRITE_DELAY=0")) {
      throw new IllegalArgumentException(
          "an H2 url needs WRITE_DELAY=0, or a killed process loses commits: " + database.url());
    }
    if (trial.isNegative() || trial.isZero()) {
      throw new IllegalArgumentException("trial " + trial);
    }
    parts = List.copyOf(parts);
    reAlarm = Map.copyOf(reAlarm);
  }

  /** On loopback and a free port, with H2 in the folder, no store, and everything else default. */
  public static AlertingOptions defaults(Path data, String bootstrap) {
    return new AlertingOptions(
        Database.h2(data),
        "127.0.0.1",
        0,
        bootstrap,
        null,
        data,
        DEFAULT_LANES,
        false,
        EscalationPlans.byDefault(),
        DEFAULT_RE_ALARM,
        DeliveryOptions.byDefault(),
        ReportOptions.byDefault(),
        DEFAULT_TRIAL,
        null,
        null,
        EnterpriseQuota.generous(),
        GatewayFacts.NONE,
        List.of(),
        () -> "");
  }

  /** The same with another database. */
  public AlertingOptions withDatabase(Database other) {
    return with(all -> all.database = other);
  }

  /** The same at another address. */
  public AlertingOptions withHttp(String otherHost, int otherPort) {
    return with(
        all -> {
          all.host = otherHost;
          all.port = otherPort;
        });
  }

  /** The same with a time-series store. */
  public AlertingOptions withStore(URI url) {
    return with(all -> all.store = url);
  }

  /** The same for a log with another number of lanes. */
  public AlertingOptions withLanes(int other) {
    return with(all -> all.lanes = other);
  }

  /** The same as a demo. */
  public AlertingOptions asDemo() {
    return with(all -> all.demo = true);
  }

  /** The same with other plans. */
  public AlertingOptions withEscalation(EscalationPlans plans) {
    return with(all -> all.escalation = plans);
  }

  /** The same with other times to be acknowledged again. */
  public AlertingOptions withReAlarm(Map<Severity, Duration> times) {
    return with(all -> all.reAlarm = times);
  }

  /** The same with other rules for sending. */
  public AlertingOptions withDelivery(DeliveryOptions other) {
    return with(all -> all.delivery = other);
  }

  /** The same with reports at another time, or kept for another. */
  public AlertingOptions withReports(ReportOptions other) {
    return with(all -> all.reports = other);
  }

  /** The same with trials of another length. */
  public AlertingOptions withTrial(Duration other) {
    return with(all -> all.trial = other);
  }

  /** The same with an OPC UA server for control systems of plants, or without one. */
  public AlertingOptions withScada(@Nullable ScadaOptions other) {
    return with(all -> all.scada = other);
  }

  /** The same over TLS, or over plain HTTP. */
  public AlertingOptions withTls(@Nullable KeyStoreFile other) {
    return with(all -> all.tls = other);
  }

  /** The same with another quota of each enterprise. */
  public AlertingOptions withQuota(EnterpriseQuota other) {
    return with(all -> all.quota = other);
  }

  /** The same, knowing more of gateways. */
  public AlertingOptions withGateways(GatewayFacts facts) {
    return with(all -> all.gateways = facts);
  }

  /** The same, answering also for other parts of the process. */
  public AlertingOptions withParts(List<ReadinessPart> others, Supplier<String> theirMetrics) {
    return with(
        all -> {
          all.parts = others;
          all.moreMetrics = theirMetrics;
        });
  }

  /** Whether the login cookie may travel over plain HTTP: in the demo, on loopback. */
  public boolean plainHttp() {
    return demo && (host.equals("127.0.0.1") || host.equals("localhost") || host.equals("::1"));
  }

  private AlertingOptions with(Consumer<Changed> change) {
    Changed changed = new Changed(this);
    change.accept(changed);
    return changed.options();
  }

  /** All of it, to be changed one by one. */
  private static final class Changed {
    private Database database;
    private String host;
    private int port;
    private String bootstrap;
    private @Nullable URI store;
    private Path data;
    private int lanes;
    private boolean demo;
    private EscalationPlans escalation;
    private Map<Severity, Duration> reAlarm;
    private DeliveryOptions delivery;
    private ReportOptions reports;
    private Duration trial;
    private @Nullable ScadaOptions scada;
    private @Nullable KeyStoreFile tls;
    private EnterpriseQuota quota;
    private GatewayFacts gateways;
    private List<ReadinessPart> parts;
    private Supplier<String> moreMetrics;

    Changed(AlertingOptions from) {
      database = from.database;
      host = from.host;
      port = from.port;
      bootstrap = from.bootstrap;
      store = from.store;
      data = from.data;
      lanes = from.lanes;
      demo = from.demo;
      escalation = from.escalation;
      reAlarm = from.reAlarm;
      delivery = from.delivery;
      reports = from.reports;
      trial = from.trial;
      scada = from.scada;
      tls = from.tls;
      quota = from.quota;
      gateways = from.gateways;
      parts = from.parts;
      moreMetrics = from.moreMetrics;
    }

    AlertingOptions options() {
      return new AlertingOptions(
          database,
          host,
          port,
          bootstrap,
          store,
          data,
          lanes,
          demo,
          escalation,
          reAlarm,
          delivery,
          reports,
          trial,
          scada,
          tls,
          quota,
          gateways,
          parts,
          moreMetrics);
    }
  }
}
