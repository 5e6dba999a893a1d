package io.vigil.standalone;

import io.vigil.sim.replay.InfluxReadings;
import io.vigil.sim.replay.QuestDbReadings;
import io.vigil.sim.replay.StoredReadings;
import io.vigil.standalone.StandaloneOptions.StoreAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Arguments that name a time-series store, in the words of the configuration file. */
final class StoreArguments {
  @Option(
      names = "--store",
      paramLabel = "URL",
      description = "A store that is not ours to start; default: the embedded one.")
  private @Nullable String url;

  @Option(
      names = "--store-kind",
      paramLabel = "KIND",
      description = "questdb or influxdb1; default ${DEFAULT-VALUE}.")
  private String kind = "questdb";

  @Option(
      names = "--store-database",
      paramLabel = "NAME",
      description = "Its database; default ${DEFAULT-VALUE}.")
  private String database = "vigil";

  /** The external store; empty where the embedded one is meant. */
  Optional<StoreAddress> external() {
    return Optional.ofNullable(url).map(this::address);
  }

  /** Reads the store that an instance writes to. */
  StoredReadings readings(Endpoints endpoints) {
    return readings(external().orElseGet(() -> address(endpoints.store())));
  }

  /** Reads the store at this address. */
  static StoredReadings readings(StoreAddress store) {
    return switch (store.kind()) {
      case QUESTDB -> new QuestDbReadings(store.url());
      case INFLUXDB_1 -> new InfluxReadings(store.url(), store.database());
    };
  }

  private StoreAddress address(String at) {
    return StoreAddress.of(at, kind, database)
        .orElseThrow(
            () ->
                new CommandException(
                    "--store-kind: '" + kind + "' is none of " + StoreAddress.KINDS));
  }
}
