package io.vigil.standalone;

import io.vigil.ingest.Ingest;
import io.vigil.ingest.folder.FolderDoor;
import io.vigil.standalone.ProcessOptions.BrokerAddress;
import io.vigil.standalone.UntilStopped.Running;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ingest as a process of its own: from the broker, from OPC UA servers and from folders into the
 * log. It needs neither registry nor store. One at a time: the lanes have one owner, and where
 * another process is it, this one waits to take over.
 */
final class IngestProcess implements Running {
  /** Keys it cannot be without. */
  static final List<String> NEEDED = List.of("log.bootstrap", "mqtt.url", "mqtt.password");

  private final StageCpu cpu = new StageCpu();
  private final String log;
  private final HealthServer health;
  private volatile @Nullable Ingest ingest;
  private volatile boolean waiting;
  private @Nullable OwnedIngest owned;
  private @Nullable FolderDoor folders;

  private IngestProcess(StandaloneOptions options) throws IOException {
    this.log = options.externalLog().orElseThrow();
    this.health =
        HealthServer.open(
            options.httpHost(),
            options.processes().ingestPort(),
            "ingest",
            this::trouble,
            () -> new ChainMetrics(cpu, ingest, List.of()).text());
  }

  /** Waits for the log, and takes what comes from then on; for the broker it waits by itself. */
  static IngestProcess start(StandaloneOptions options) throws IOException, InterruptedException {
    IngestProcess process = new IngestProcess(options);
    try {
      process.begin(options);
      return process;
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.close();
      throw e;
    }
  }

  private void begin(StandaloneOptions options) throws IOException, InterruptedException {
    PartOptions parts = new PartOptions(options);
    Neighbours.awaitLog(log, options.lanes(), parts.readingsBytes());
    waiting = true;
    BrokerAddress broker = options.processes().broker().orElseThrow();
    OwnedIngest owning =
        OwnedIngest.start(parts.ingest(log, broker.url(), broker.password()), false);
    owned = owning;
    Ingest taking = owning.ingest();
    ingest = taking;
    waiting = false;
    folders = FolderDoor.open(options.data().resolve("folders"), taking.posts());
  }

  private Optional<String> trouble() {
    if (waiting) {
      return Optional.of("another process owns the lanes; this one waits");
    }
    Ingest taking = ingest;
    if (taking == null) {
      return Optional.of("waiting for the log at " + log);
    }
    return taking.isCurrent() ? Optional.empty() : Optional.of("ingest is behind: broker or log");
  }

  @Override
  public void close() {
    if (folders != null) {
      folders.close();
    }
    if (owned != null) {
      owned.close();
    }
    health.close();
  }
}
