package io.vigil.standalone;

import io.vigil.alerting.Alerting;
import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.AlertingOptions.ReadinessPart;
import io.vigil.alerting.tls.ServerIdentity.KeyStoreFile;
import io.vigil.ingest.Ingest;
import io.vigil.ingest.folder.FolderDoor;
import io.vigil.ingest.http.HttpDoor;
import io.vigil.ingest.http.PostSink;
import io.vigil.ingest.http.SenderAccess;
import io.vigil.standalone.embedded.BrokerIdentity;
import io.vigil.standalone.embedded.EmbeddedBroker;
import io.vigil.standalone.embedded.EmbeddedLog;
import io.vigil.standalone.embedded.EmbeddedStore;
import io.vigil.standalone.embedded.OuterListener;
import io.vigil.standalone.embedded.TopicLayout;
import io.vigil.streaming.JobOptions;
import io.vigil.streaming.StreamingCluster;
import io.vigil.streaming.store.StoreOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything in one JVM, started in the order in which nothing has to wait in the log for its
 * reader, two at a time where neither needs the other, and stopped the other way round.
 *
 * <pre>
 * log   ─┬▶ alerting (registry, web) ─▶ broker ─┬▶ ingest ─▶ ready
 * store ─┴▶ jobs ───────────────────────────────┘
 * </pre>
 *
 * <p>Started and closed by one thread; {@link #close} may be called from another.
 */
public final class Standalone implements UntilStopped.Running {
  private static final Logger LOG = LoggerFactory.getLogger(Standalone.class);
  private static final Duration READY_LIMIT = Duration.ofSeconds(60);
  private static final long READY_POLL_MILLIS = 50;

  private final StandaloneOptions options;
  private final PartOptions partOptions;

  /** What runs, in the order in which it came to run: whoever needs another stands behind it. */
  private final Deque<Part> parts = new ConcurrentLinkedDeque<>();

  private final ExecutorService beside =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "start");
            thread.setDaemon(true);
            return thread;
          });
  private final StageCpu cpu = new StageCpu();
  private final DoorFacts gateways;
  private final DemoScenarios stage = new DemoScenarios();
  private volatile @Nullable Ingest ingest;
  private volatile @Nullable StreamingCluster streaming;
  private volatile @Nullable Alerting running;
  private @Nullable Endpoints endpoints;
  private String ownBroker = "";
  private volatile String storeUrl = "";

  /** Something that was started, and how it is stopped. */
  private record Part(String name, AutoCloseable closing) {}

  private Standalone(StandaloneOptions options) {
    this.options = options;
    this.gateways = new DoorFacts(options.quota(), options.gatewayConnections());
    this.partOptions = new PartOptions(options);
  }

  /** Starts everything and returns when it is ready; what was started is stopped on failure. */
  public static Standalone start(StandaloneOptions options)
      throws IOException, InterruptedException {
    Standalone standalone = new Standalone(options);
    try {
      standalone.startParts();
      return standalone;
    } catch (IOException | InterruptedException | RuntimeException e) {
      standalone.close();
      throw e;
    }
  }

  /** Starts everything, stays until the process is told to stop, and stops in order. */
  static void runUntilStopped(StandaloneOptions options, Consumer<Standalone> started)
      throws IOException, InterruptedException {
    UntilStopped.run(
        () -> start(options),
        standalone -> {
          standalone.startProbe();
          started.accept(standalone);
        });
  }

  /** Where it can be reached. */
  public Endpoints endpoints() {
    if (endpoints == null) {
      throw new IllegalStateException("not ready yet");
    }
    return endpoints;
  }

  /** Where plants of the demo are put; without a demo nobody looks at it. */
  DemoScenarios stage() {
    return stage;
  }

  @Override
  public void close() {
    try {
      Endpoints.delete(options.data());
    } catch (IOException e) {
      LOG.warn("endpoints.json stays: {}", e.toString());
    }
    beside.shutdown();
    awaitBeside();
    for (Part part = parts.poll(); part != null; part = parts.poll()) {
      long began = System.nanoTime();
      try {
        part.closing().close();
      } catch (Exception e) { // AutoCloseable; the others must be stopped all the same
        LOG.warn("{} did not stop well", part.name(), e);
      }
      LOG.info("{} stopped, {} ms", part.name(), millisSince(began));
    }
  }

  private void startParts() throws IOException, InterruptedException {
    Path data = options.data();
    Files.createDirectories(data);
    Endpoints.delete(data);
    Future<StoreOptions> startingStore = beside.submit(this::startStore);
    String log = startLog();
    StoreOptions store = join(startingStore);
    Future<StreamingCluster> startingJobs = beside.submit(() -> startJobs(log, store));
    Optional<KeyStoreFile> keys = options.outer().writeKeys(options.data());
    Alerting alerting = startAlerting(log, keys);
    String ingestPassword =
        new SecretFiles(data.resolve("passwords")).getOrGenerate("vigil.ingest");
    EmbeddedBroker broker =
        start(
            "broker",
            () ->
                EmbeddedBroker.start(
                    data.resolve("broker"),
                    options.mqttPort(),
                    new StandaloneAccess(alerting, ingestPassword, options.gatewayConnections()),
                    keys.map(stored -> new OuterListener(options.outer().mqttHost(), stored))));
    alerting.credentials().onRevoked(broker::disconnect);
    streaming = join(startingJobs);
    Ingest taking =
        start(
                "ingest",
                () ->
                    OwnedIngest.start(
                        partOptions.ingest(log, broker.uri(), ingestPassword),
                        options.externalLog().isEmpty()))
            .ingest();
    ingest = taking;
    gateways.open(broker, taking);
    HttpDoor door =
        start("http door", () -> openDoor(new DoorAccess(alerting.credentials()), taking.posts()));
    start("folder door", () -> FolderDoor.open(data.resolve("folders"), taking.posts()));
    start(
        "control rooms",
        () ->
            ControlRoomLink.start(
                broker.uri(),
                BrokerIdentity.ingest().username(),
                ingestPassword,
                alerting.rooms()));
    awaitReady(alerting);
    running = alerting;
    ownBroker = broker.uri();
    String http =
        (keys.isPresent() ? "https://" : "http://") + options.httpHost() + ":" + alerting.port();
    endpoints =
        new Endpoints(
            http,
            broker.outerUri(),
            door.uri(),
            log,
            store.url(),
            options.profile().name(),
            ProcessHandle.current().pid());
    endpoints.write(data);
  }

  /** Lets a reading of our own test the whole way from now on, until this or it is closed. */
  SyntheticProbe startProbe() throws IOException, InterruptedException {
    Alerting alerting = Objects.requireNonNull(running, "not ready yet");
    return start(
        "probe",
        () ->
            SyntheticProbe.start(
                ownBroker, alerting.expectProbe(), () -> gateways.with(alerting.selfFacts())));
  }

  /** Whether readings would be judged and shown now. Any thread. */
  boolean isReady() {
    Alerting alerting = running;
    return alerting != null && alerting.isReady();
  }

  /** Ready means that readings would be judged and shown now: every part says so itself. */
  private static void awaitReady(Alerting alerting) throws IOException, InterruptedException {
    long end = System.nanoTime() + READY_LIMIT.toNanos();
    while (!alerting.isReady()) {
      if (System.nanoTime() > end) {
        throw new IOException(
            "not ready in " + READY_LIMIT + "; see /health/readiness of the web server");
      }
      Thread.sleep(READY_POLL_MILLIS);
    }
  }

  private String startLog() throws IOException, InterruptedException {
    if (options.externalLog().isPresent()) {
      String bootstrap = options.externalLog().get();
      TopicLayout.create(bootstrap, options.lanes(), partOptions.readingsBytes());
      return bootstrap;
    }
    EmbeddedLog log =
        start(
            "log",
            () ->
                EmbeddedLog.start(
                    options.data().resolve("log"), options.logPort(), options.profile()));
    TopicLayout.create(log.bootstrap(), options.lanes(), partOptions.readingsBytes());
    return log.bootstrap();
  }

  private StoreOptions startStore() throws IOException, InterruptedException {
    Optional<StoreOptions> external = partOptions.externalStore();
    if (external.isPresent()) {
      return external.get();
    }
    EmbeddedStore store =
        start(
            "store",
            () ->
                EmbeddedStore.start(
                    options.data().resolve("store"), options.storePort(), options.profile()));
    storeUrl = store.url();
    return StoreOptions.questDb(storeUrl, partOptions.deadLetters());
  }

  private StreamingCluster startJobs(String log, StoreOptions store)
      throws IOException, InterruptedException {
    JobOptions jobs = partOptions.jobs(log, store);
    return start("streaming", () -> StreamingCluster.start(jobs));
  }

  private Alerting startAlerting(String log, Optional<KeyStoreFile> keys)
      throws IOException, InterruptedException {
    URI store = partOptions.externalStoreUri().orElseGet(() -> URI.create(storeUrl));
    AlertingOptions base =
        partOptions
            .alerting(log, store)
            .withTls(keys.orElse(null))
            .withGateways(gateways)
            .withParts(List.of(readiness()), this::metrics);
    Alerting alerting =
        start(
            "alerting",
            () -> options.demo() ? Alerting.start(base.asDemo(), stage) : Alerting.start(base));
    alerting.onReplaced(Replaced::end);
    return alerting;
  }

  private HttpDoor openDoor(SenderAccess access, PostSink sink) throws IOException {
    OuterDoors outer = options.outer();
    if (outer.identity().isEmpty()) {
      return HttpDoor.open(options.doorPort(), access, sink);
    }
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getByName(outer.doorHost()), options.doorPort());
    return HttpDoor.open(address, outer.identity().get().context(), access, sink);
  }

  /** Whether readings flow and are judged: what alerting cannot see for itself. */
  private ReadinessPart readiness() {
    return new ReadinessPart() {
      @Override
      public String name() {
        return "chain";
      }

      @Override
      public @Nullable String trouble() {
        StreamingCluster jobs = streaming;
        Ingest gateway = ingest;
        if (jobs == null || gateway == null) {
          return "starting";
        }
        if (!jobs.isRunning()) {
          return "jobs " + jobs.states();
        }
        return gateway.isCurrent() ? null : "ingest is behind: broker or log";
      }
    };
  }

  private String metrics() {
    return new ChainMetrics(cpu, ingest, ChainMetrics.JOBS).text();
  }

  private <T extends AutoCloseable> T start(String name, Starting<T> starting)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    T part = starting.start();
    parts.push(new Part(name, part));
    LOG.info("{} started, {} ms", name, millisSince(began));
    return part;
  }

  private static <T> T join(Future<T> starting) throws IOException, InterruptedException {
    try {
      return starting.get();
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause());
    }
  }

  /** What is being started cannot be stopped before it runs. */
  private void awaitBeside() {
    try {
      if (!beside.awaitTermination(READY_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("a part is still starting after {}", READY_LIMIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How a part is started. */
  private interface Starting<T> {
    T start() throws IOException, InterruptedException;
  }

  private static long millisSince(long began) {
    return (System.nanoTime() - began) / 1_000_000;
  }
}
