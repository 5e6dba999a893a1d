package io.vigil.standalone;

import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.AlertingOptions.Database;
import io.vigil.ingest.IngestOptions;
import io.vigil.ingest.opcua.OpcUaOptions;
import io.vigil.standalone.StandaloneOptions.StoreAddress;
import io.vigil.standalone.embedded.TopicLayout;
import io.vigil.streaming.ClusterAddress;
import io.vigil.streaming.JobOptions;
import io.vigil.streaming.store.StoreOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Options of an installation in, options of each part out: the same whether the parts share a JVM
 * or are processes of their own. Immutable; any thread.
 */
final class PartOptions {
  /** A demo must not fill a laptop: with history and the rest it stays under 2 GiB. */
  private static final long DEMO_READINGS_BYTES = 512L << 20;

  private final StandaloneOptions options;

  PartOptions(StandaloneOptions options) {
    this.options = options;
  }

  IngestOptions ingest(String log, String broker, String password) {
    return IngestOptions.of(log, broker, password)
        .withLanes(options.lanes(), Math.min(options.connections(), options.lanes()))
        .withTickMillis(options.tick().toMillis())
        .withQuota(options.quota())
        .withOpcUa(OpcUaOptions.in(options.data().resolve("opcua")));
  }

  JobOptions jobs(String log, StoreOptions store) {
    Path folder =
        options
            .processes()
            .cluster()
            .map(ClusterAddress::folder)
            .orElseGet(() -> options.data().resolve("streaming"));
    return JobOptions.defaults(log, folder, store)
        .withParallelism(options.parallelism())
        .withCheckpointInterval(options.checkpointInterval());
  }

  AlertingOptions alerting(String log, URI store) {
    return AlertingOptions.defaults(options.data(), log)
        .withDatabase(
            options
                .externalRegistry()
                .map(address -> new Database(address.url(), address.user(), address.password()))
                .orElseGet(() -> Database.h2(options.data())))
        .withHttp(options.httpHost(), options.httpPort())
        .withLanes(options.lanes())
        .withStore(store)
        .withEscalation(options.escalation())
        .withDelivery(options.delivery())
        .withReports(options.reports())
        .withTrial(options.trial())
        .withQuota(options.plantQuota())
        .withScada(options.scada().orElse(null));
  }

  /** Where history is written, if that store is not ours to start. */
  Optional<StoreOptions> externalStore() {
    return options
        .externalStore()
        .map(
            address ->
                switch (address.kind()) {
                  case QUESTDB -> StoreOptions.questDb(address.url(), deadLetters());
                  case INFLUXDB_1 ->
                      StoreOptions.influx1(address.url(), address.database(), deadLetters());
                });
  }

  /** Where history is read, if that store is not ours to start. */
  Optional<URI> externalStoreUri() {
    return options.externalStore().map(PartOptions::uri);
  }

  /** Where lines go that the store refuses for good. */
  String deadLetters() {
    return options.data().resolve("dead-letters").toString();
  }

  /** What the readings in the log may occupy. */
  long readingsBytes() {
    return options.demo() ? DEMO_READINGS_BYTES : TopicLayout.DEFAULT_READINGS_BYTES;
  }

  private static URI uri(StoreAddress address) {
    return switch (address.kind()) {
      case QUESTDB -> URI.create(address.url());
      case INFLUXDB_1 -> URI.create(address.url() + "/?db=" + address.database());
    };
  }
}
