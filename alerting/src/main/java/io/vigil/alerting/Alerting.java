package io.vigil.alerting;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import io.vigil.alerting.backup.Restored;
import io.vigil.alerting.deadline.DeadlineSweep;
import io.vigil.alerting.delivery.DeliveryLanes;
import io.vigil.alerting.demo.DemoStage;
import io.vigil.alerting.health.Readiness;
import io.vigil.alerting.intake.ActivationIntake;
import io.vigil.alerting.intake.Probe;
import io.vigil.alerting.journal.JournalWatch;
import io.vigil.alerting.journal.OutboxPublisher;
import io.vigil.alerting.journal.RecordRoom;
import io.vigil.alerting.journal.WriterLease;
import io.vigil.alerting.lead.LeadIntake;
import io.vigil.alerting.page.Pages;
import io.vigil.alerting.people.Credentials;
import io.vigil.alerting.people.FirstPeople;
import io.vigil.alerting.people.LockedOut;
import io.vigil.alerting.people.SignIns;
import io.vigil.alerting.registry.DefinitionsRepair;
import io.vigil.alerting.registry.GatewayCredentials;
import io.vigil.alerting.registry.LanesSetup;
import io.vigil.alerting.registry.PlantImport;
import io.vigil.alerting.registry.PlantImport.GatewayCredential;
import io.vigil.alerting.room.ControlRooms;
import io.vigil.alerting.scada.ScadaServer;
import io.vigil.alerting.stream.AlertFeed;
import io.vigil.alerting.vault.Vault;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alerting in this process: activations from the log in; Alerts, journal, and the duty room's HTTP
 * out.
 *
 * <p>Starts in 2 to 4 s with an empty registry. {@link #close} may be called from any thread, more
 * than once; killing the process instead loses nothing that was acknowledged to anybody.
 */
public final class Alerting implements AutoCloseable {
  /** Exit status of a process that another has taken over from: start it again, it will wait. */
  public static final int REPLACED_STATUS = 75;

  private static final Logger LOG = LoggerFactory.getLogger(Alerting.class);

  private final ApplicationContext context;
  private final EmbeddedServer server;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Alerting(ApplicationContext context, EmbeddedServer server) {
    this.context = context;
    this.server = server;
  }

  /**
   * Starts everything and returns when HTTP answers. The log may be away: it is waited for in the
   * background, and readiness says so. Where another process works with the same database, this one
   * waits before it returns, however long, and meanwhile answers supervisors alone.
   *
   * @throws InterruptedIOException if the thread is interrupted while it waits
   * @throws IOException if passwords cannot be written, or the OPC UA server cannot listen
   * @throws RuntimeException if the database or the port cannot be used
   */
  public static Alerting start(AlertingOptions options) throws IOException {
    return startWith(options, options);
  }

  /** The same with the stage of a demo, and the routes to it. */
  public static Alerting start(AlertingOptions options, DemoStage stage) throws IOException {
    Alerting alerting = startWith(options, options, stage);
    alerting.context.getBean(Pages.class).tellOfStage();
    return alerting;
  }

  private static Alerting startWith(AlertingOptions options, Object... singletons)
      throws IOException {
    long began = System.nanoTime();
    ApplicationContext context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .enableDefaultPropertySources(false)
            .propertySources(PropertySource.of("vigil", Settings.of(options)))
            .singletons(singletons)
            .banner(false)
            .start();
    try {
      EmbeddedServer server = context.getBean(EmbeddedServer.class);
      WriterLease lease = context.getBean(WriterLease.class);
      if (lease.take()) {
        begin(context);
        server.start();
      } else {
        server.start();
        await(lease);
        begin(context);
      }
      LOG.info("alerting: {}, {} ms", server.getURL(), (System.nanoTime() - began) / 1_000_000);
      return new Alerting(context, server);
    } catch (IOException | RuntimeException e) {
      context.close();
      throw e;
    }
  }

  private static void await(WriterLease lease) throws InterruptedIOException {
    try {
      lease.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("told to end while another process was at work");
    }
  }

  /** What only the process does that has the lease; nothing of it was read before. */
  private static void begin(ApplicationContext context) throws IOException {
    context.getBean(Restored.class).note();
    context.getBean(LanesSetup.class).create();
    context.getBean(FirstPeople.class).create();
    context.getBean(SignIns.class).load();
    context.getBean(AlertFeed.class).start();
    context.getBean(DefinitionsRepair.class).start();
    context.getBean(OutboxPublisher.class).start();
    context.getBean(DeliveryLanes.class).start();
    context.getBean(ActivationIntake.class).start();
    context.getBean(LeadIntake.class).start();
    context.getBean(DeadlineSweep.class);
    context.getBean(ScadaServer.class).start();
    context.getBean(WriterLease.class).serve();
  }

  /**
   * Calls it when another process has taken over, at once if one has already: nothing that this one
   * does is recorded any more, and it has to end.
   */
  public void onReplaced(Runnable listener) {
    context.getBean(WriterLease.class).onReplaced(listener);
  }

  /** The port of the HTTP server. */
  public int port() {
    return server.getPort();
  }

  /** Whether every part was seen working; the same as {@code /health/readiness}. Blocks briefly. */
  public boolean isReady() {
    return !closed.get() && context.getBean(Readiness.class).isReady();
  }

  /** Who machines are at the broker. */
  public Credentials credentials() {
    return context.getBean(Credentials.class);
  }

  /** Takes plant files into the registry without HTTP. */
  public PlantImport plants() {
    return context.getBean(PlantImport.class);
  }

  /**
   * Expects the reading that tests the whole way from now on; whoever sends it signs in with what
   * is returned, which is the same at each start: a broker of others must not have to be told.
   * Blocks.
   *
   * @throws IOException if the key of the password cannot be made or read
   */
  public GatewayCredential expectProbe() throws IOException {
    plants().apply(Probe.plant());
    Path data = context.getBean(AlertingOptions.class).data();
    String password = new Vault(data, Probe.GATEWAY).derive(Probe.ENTERPRISE);
    GatewayCredential credential =
        gatewayCredentials().equip(Probe.ENTERPRISE, Probe.GATEWAY, password);
    context.getBean(Probe.class).begin();
    return credential;
  }

  /** Passwords of gateways, without a person. */
  public GatewayCredentials gatewayCredentials() {
    return context.getBean(GatewayCredentials.class);
  }

  /**
   * What this part knows of itself and somebody should be told, by the code of the probe's point
   * that says it; without what nobody looked at yet.
   */
  public Map<String, Integer> selfFacts() {
    Map<String, Integer> facts = new HashMap<>();
    facts.put(Probe.LOCKED_OUT, context.getBean(LockedOut.class).now());
    facts.put(Probe.UNRECORDED, context.getBean(RecordRoom.class).troubles());
    context.getBean(JournalWatch.class).faults().ifPresent(n -> facts.put(Probe.JOURNAL_FAULTS, n));
    return facts;
  }

  /**
   * The control rooms of plants, once there is a way to them. What has to be said to them meanwhile
   * waits.
   */
  public ControlRooms rooms() {
    return context.getBean(ControlRooms.class);
  }

  /** For tests of single parts. */
  ApplicationContext context() {
    return context;
  }

  /** Ends streams, finishes the batch at hand, and closes the database; a few seconds at most. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      context.getBean(ScadaServer.class).close();
      context.getBean(AlertFeed.class).close();
      context.getBean(ActivationIntake.class).close();
      context.getBean(LeadIntake.class).close();
      context.getBean(DeliveryLanes.class).close();
      context.getBean(OutboxPublisher.class).close();
      context.getBean(WriterLease.class).release();
      context.close();
      LOG.info("alerting: stopped");
    }
  }
}
