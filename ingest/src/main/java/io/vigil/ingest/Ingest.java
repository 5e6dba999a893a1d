package io.vigil.ingest;

import io.vigil.ingest.admit.Admission;
import io.vigil.ingest.admit.WitnessedClock;
import io.vigil.ingest.http.PostSink;
import io.vigil.ingest.lane.DefinitionFeed;
import io.vigil.ingest.lane.OfficeFeed;
import io.vigil.ingest.lane.PlantEventHistory;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.mqtt.GatewayOptions;
import io.vigil.ingest.mqtt.MqttGateway;
import io.vigil.ingest.mqtt.PahoLink;
import io.vigil.ingest.mqtt.SparkplugHost;
import io.vigil.ingest.opcua.OpcUaGateways;
import io.vigil.ingest.usage.GatewayUsage;
import io.vigil.model.event.OfficeReadings;
import io.vigil.model.event.PlantEvents;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Readings from the broker in, admitted batches in the lanes of the log out; what was not taken as
 * sent, in words, out.
 *
 * <p>Starting returns at once. Nothing is subscribed to before everything that is defined has been
 * read; a log or a broker that is not there is waited for. {@link #isCurrent} tells when all
 * stands. One at a time: the lanes have one owner ({@link IngestOptions#ownerEpoch}).
 */
public final class Ingest implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

  private final IngestOptions options;
  private final IngestCounters counters = new IngestCounters();
  private final WitnessedClock clock = WitnessedClock.ofThisMachine(counters);
  private final List<MqttGateway> gateways = new ArrayList<>();
  private final Map<String, MqttGateway> owners = new ConcurrentHashMap<>();
  private final List<OpcUaGateways> asked = new ArrayList<>();
  private final DefinitionFeed feed;
  private final OfficeFeed office;
  private volatile @Nullable SparkplugHost host;
  private final PlantEventHistory plantEvents;
  private volatile boolean defined;

  private Ingest(IngestOptions options) {
    this.options = options;
    for (int i = 0; i < options.connections(); i++) {
      GatewayOptions gateway = options.gateway(i);
      MqttGateway owner = new MqttGateway(gateway, new PahoLink(gateway.link()), clock, counters);
      gateways.add(owner);
      asked.add(new OpcUaGateways(options.opcUa(), owner.samples(), clock, counters));
    }
    this.plantEvents = new PlantEventHistory(options.bootstrap(), counters);
    this.feed = new DefinitionFeed(options.bootstrap(), new Definitions(), counters);
    this.office = new OfficeFeed(options.bootstrap(), this::onRecord, counters);
  }

  /** Begins. */
  public static Ingest start(IngestOptions options) {
    Ingest ingest = new Ingest(options);
    ingest.feed.start();
    LOG.info("ingest: {}", options);
    return ingest;
  }

  /** Whether everything that was sent before a moment ago is in the lanes. */
  public boolean isCurrent() {
    return defined && gateways.stream().allMatch(MqttGateway::isCurrent);
  }

  /** Where messages that are posted go: to the connection that owns the lane of their sender. */
  public PostSink posts() {
    return (from, payload, answered) -> {
      MqttGateway owner = owners.get(from.enterprise());
      return owner != null && owner.posts().offer(from, payload, answered);
    };
  }

  /** What a gateway that comes to us did since this process began; empty if nothing was heard. */
  public Optional<GatewayUsage> usage(String enterprise, String gateway) {
    MqttGateway owner = owners.get(enterprise);
    return owner == null ? Optional.empty() : owner.usage().of(enterprise, gateway, clock.millis());
  }

  /** How many enterprises sent more than their quota within this time. */
  public int overQuota(Duration within) {
    long since = since(within);
    return gateways.stream().mapToInt(one -> one.usage().throttledSince(since)).sum();
  }

  /** How many gateways kept sending, within this time, what was taken before their last start. */
  public int replaying(Duration within) {
    long since = since(within);
    return gateways.stream().mapToInt(one -> one.usage().replayedSince(since)).sum();
  }

  /** How many gateways started anew again and again within this time. */
  public int restarting(Duration within) {
    long since = since(within);
    return gateways.stream().mapToInt(one -> one.usage().restartedSince(since)).sum();
  }

  private long since(Duration within) {
    return clock.millis() - within.toMillis();
  }

  /** What was counted so far. */
  public IngestCounters counters() {
    return counters;
  }

  /** Stops taking, waits for what is on its way into the log, and disconnects; within 3 s. */
  @Override
  public void close() {
    SparkplugHost saying = host;
    if (saying != null) {
      saying.close();
    }
    plantEvents.close();
    office.close();
    feed.close();
    asked.parallelStream().forEach(OpcUaGateways::close);
    gateways.parallelStream().forEach(MqttGateway::close);
    LOG.info("ingest: stopped");
  }

  /** Of an enterprise that is defined nowhere yet, it waits at every connection. */
  private void onRecord(OfficeReadings said) {
    MqttGateway owner = owners.get(said.enterprise());
    if (owner == null) {
      gateways.forEach(one -> one.onRecord(said));
    } else {
      owner.onRecord(said);
    }
  }

  /** Definitions go to the connection that owns their lane. */
  private final class Definitions implements DefinitionFeed.Listener {
    @Override
    public void complete(List<Addressed> all) throws InterruptedException {
      List<PlantEvents> said = plantEvents.since(clock.millis() - Admission.EVENTS_MATTER_MILLIS);
      if (plantEvents.isClosed()) {
        return;
      }
      List<List<Addressed>> shares = shares(all);
      for (int i = 0; i < shares.size(); i++) {
        gateways.get(i).start(shares.get(i), said);
      }
      for (int i = 0; i < shares.size(); i++) {
        asked.get(i).define(shares.get(i));
      }
      host = SparkplugHost.start(options.host(), clock.millis());
      office.start();
      defined = true;
      LOG.info("ingest: {} definitions read", all.size());
    }

    @Override
    public void changed(List<Addressed> changes) {
      List<List<Addressed>> shares = shares(changes);
      for (int i = 0; i < shares.size(); i++) {
        if (!shares.get(i).isEmpty()) {
          gateways.get(i).define(shares.get(i));
          asked.get(i).define(shares.get(i));
        }
      }
    }

    private List<List<Addressed>> shares(List<Addressed> all) {
      List<List<Addressed>> shares = new ArrayList<>();
      gateways.forEach(gateway -> shares.add(new ArrayList<>()));
      for (Addressed addressed : all) {
        if (addressed.lane() < options.lanes()) {
          int owner = addressed.lane() % shares.size();
          shares.get(owner).add(addressed);
          owners.put(addressed.entry().enterprise(), gateways.get(owner));
        } else {
          LOG.error(
              "{} is defined in lane {}, there are {}",
              addressed,
              addressed.lane(),
              options.lanes());
        }
      }
      return shares;
    }
  }
}
