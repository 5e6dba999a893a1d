package io.vigil.ingest.opcua;

import io.vigil.ingest.admit.PointRegistry;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.Door;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The OPC UA servers of some lanes, as definitions say: one connection for each, made when its
 * gateway is defined, made anew when its points change, ended when it is retired.
 *
 * <p>Definitions come on one thread; {@link #close} on any.
 */
public final class OpcUaGateways implements AutoCloseable {
  private final OpcUaOptions options;
  private final SampleSink sink;
  private final InstantSource clock;
  private final IngestCounters counters;
  private final Map<String, OpcUaGateway> running = new HashMap<>();
  private PointRegistry registry = PointRegistry.EMPTY;
  private @Nullable OpcUaTrust trust;
  private boolean heard;
  private final Object trustLock = new Object();

  /** No server yet. */
  public OpcUaGateways(
      OpcUaOptions options, SampleSink sink, InstantSource clock, IngestCounters counters) {
    this.options = options;
    this.sink = sink;
    this.clock = clock;
    this.counters = counters;
  }

  /**
   * Definitions of the lanes: at the beginning all of them, then what changed. The first servers
   * that are defined decide when silence begins to say something.
   */
  public synchronized void define(List<Addressed> definitions) {
    List<OpcUaSource> sources = changed(definitions);
    if (heard || sources.isEmpty()) {
      sources.forEach(source -> run(source, () -> {}));
      return;
    }
    heard = true;
    sink.heard(LinkState.LOST);
    AtomicInteger untried = new AtomicInteger(sources.size());
    for (OpcUaSource source : sources) {
      AtomicBoolean first = new AtomicBoolean(true);
      run(
          source,
          () -> {
            if (first.compareAndSet(true, false) && untried.decrementAndGet() == 0) {
              sink.heard(LinkState.CURRENT);
            }
          });
    }
  }

  @Override
  public synchronized void close() {
    running.values().parallelStream().forEach(OpcUaGateway::close);
    running.clear();
    synchronized (trustLock) {
      if (trust != null) {
        try {
          trust.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  /** The sources that are new or not what they were; those that ceased are ended. */
  private List<OpcUaSource> changed(List<Addressed> changes) {
    registry = registry.with(changes).registry();
    Set<Integer> lanes = new TreeSet<>();
    Set<String> enterprises = new TreeSet<>();
    for (Addressed change : changes) {
      lanes.add(change.lane());
      enterprises.add(change.entry().enterprise());
    }
    Map<String, OpcUaSource> wanted = new TreeMap<>();
    for (int lane : lanes) {
      wanted.putAll(sources(registry.entries(lane), enterprises));
    }
    for (OpcUaGateway gateway : List.copyOf(running.values())) {
      OpcUaSource was = gateway.source();
      if (enterprises.contains(was.enterprise()) && !was.equals(wanted.get(was.name()))) {
        running.remove(was.name());
        gateway.close();
      }
    }
    wanted.keySet().removeAll(running.keySet());
    return List.copyOf(wanted.values());
  }

  private static Map<String, OpcUaSource> sources(
      List<DefinitionEntry> entries, Set<String> enterprises) {
    Map<String, List<PointDefinition>> points = new HashMap<>();
    for (DefinitionEntry entry : entries) {
      if (entry instanceof PointDefinition point && !point.retired()) {
        points.computeIfAbsent(point.enterprise(), any -> new ArrayList<>()).add(point);
      }
    }
    Map<String, OpcUaSource> sources = new TreeMap<>();
    for (DefinitionEntry entry : entries) {
      if (entry instanceof GatewayDefinition gateway
          && gateway.door() == Door.OPC_UA
          && enterprises.contains(gateway.enterprise())) {
        OpcUaSource source =
            OpcUaSource.of(gateway, points.getOrDefault(gateway.enterprise(), List.of()));
        if (source != null) {
          sources.put(source.name(), source);
        }
      }
    }
    return sources;
  }

  private void run(OpcUaSource source, Runnable tried) {
    OpcUaGateway gateway =
        new OpcUaGateway(source, options, this::trust, sink, clock, counters, tried);
    running.put(source.name(), gateway);
    gateway.start();
  }

  /**
   * Our key is made when the first server is to be spoken to; a folder that fails is tried again.
   */
  private OpcUaTrust trust() throws IOException {
    synchronized (trustLock) {
      OpcUaTrust known = trust;
      if (known == null) {
        known = OpcUaTrust.in(options.folder());
        trust = known;
      }
      return known;
    }
  }
}
