package io.vigil.standalone.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.standalone.VigilApi;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The ledger: plants send through every outage, some messages twice and some out of order; faults
 * strike one after the other, each is taken back, and when everything works again the next comes;
 * at the end everything sent is reconciled with everything kept.
 *
 * <p>Messages are in flight at any moment, so faults between the append to the log and the
 * acknowledgement are among them.
 */
public final class Ledger {
  private static final long LONGEST_DELAY_MILLIS = 3_000;

  /** An outage that is longer than every open delay. */
  static final long DOWN_MILLIS = LONGEST_DELAY_MILLIS + 5_000;

  /** After an outage the clock counts for no delay so long (ADR 2). */
  private static final long RETURN_MILLIS = 30_000;

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long POLL_MILLIS = 50;
  private static final int PLANTS = 4;

  /** A lane's last pulse before a fault is no older, unless it was not judged already. */
  private static final long PULSE_MILLIS = 2_000;

  private final Victim victim;
  private final FaultPlan plan;
  private final long seed;
  private final Consumer<String> say;

  /**
   * Everything but the run.
   *
   * @param victim works, and works afterwards
   * @param plan what is done to it
   * @param seed of signals
   * @param say hears how it goes, a line at a time
   */
  public Ledger(Victim victim, FaultPlan plan, long seed, Consumer<String> say) {
    this.victim = victim;
    this.plan = plan;
    this.seed = seed;
    this.say = say;
  }

  /** Runs it; takes two minutes longer than the faults and the recoveries. */
  public LedgerReport run() throws IOException, InterruptedException {
    List<LedgerSender> senders = new ArrayList<>();
    try {
      startSenders(senders);
      List<Struck> struck = strike(senders);
      finish(senders);
      return reconcile(senders, struck);
    } finally {
      senders.forEach(LedgerSender::close);
    }
  }

  private void startSenders(List<LedgerSender> senders) throws IOException, InterruptedException {
    VigilApi api = victim.admin();
    long begin = System.currentTimeMillis();
    for (int number = 1; number <= PLANTS; number++) {
      LedgerPlant plant = new LedgerPlant(number, seed, begin);
      String password =
          api.importPlant(plant.enterprise(), plant.plantFile()).get(LedgerPlant.GATEWAY);
      if (password == null) {
        throw new IOException("no password for the gateway of " + plant.enterprise());
      }
      senders.add(new LedgerSender(plant, victim.mqtt(), password));
    }
  }

  private List<Struck> strike(List<LedgerSender> senders) throws IOException, InterruptedException {
    List<Struck> struck = new ArrayList<>();
    for (FaultPlan.Step step : plan.steps()) {
      Thread.sleep(step.afterMillis());
      Fault fault = step.fault();
      long at = System.currentTimeMillis();
      long began = System.nanoTime();
      fault.begin().run();
      Thread.sleep(step.lastsMillis());
      long ended = System.nanoTime();
      fault.end().run();
      victim.awaitWorking();
      awaitUpToDate(senders);
      Duration recovery = Duration.ofNanos(System.nanoTime() - ended);
      struck.add(
          new Struck(
              fault.kind(),
              fault.name(),
              at,
              Duration.ofNanos(ended - began),
              recovery,
              Duration.ZERO));
      say.accept(told(struck));
    }
    return struck;
  }

  private String told(List<Struck> struck) {
    Struck last = struck.get(struck.size() - 1);
    return "%s fault %d of %d, %s for %s s: works again after %s s"
        .formatted(
            Instant.ofEpochMilli(last.at()).truncatedTo(ChronoUnit.SECONDS),
            struck.size(),
            plan.steps().size(),
            last.name(),
            Spread.seconds(last.lasted()),
            Spread.seconds(last.recovery()));
  }

  private static void awaitUpToDate(List<LedgerSender> senders)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!senders.stream().allMatch(LedgerSender::isUpToDate)) {
      if (System.nanoTime() > end) {
        throw new IOException("messages are not acknowledged " + PATIENCE + " after a fault");
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private void finish(List<LedgerSender> senders) throws IOException, InterruptedException {
    // What the last readings leave to be raised is to be raised by the clock.
    Thread.sleep(RETURN_MILLIS + DOWN_MILLIS);
    for (LedgerSender sender : senders) {
      if (!sender.finish(PATIENCE)) {
        throw new IOException(
            sender.plant().enterprise() + ": not everything was acknowledged in " + PATIENCE);
      }
    }
    say.accept("everything is acknowledged; reconciling");
    Thread.sleep(DOWN_MILLIS);
  }

  private LedgerReport reconcile(List<LedgerSender> senders, List<Struck> struck)
      throws IOException, InterruptedException {
    Reconciliation reconciliation = new Reconciliation();
    SaidActivations said = SaidActivations.read(victim.log());
    JsonNode open = victim.admin().get("/api/v1/alerts?open=true&limit=5000").path("items");
    Disturbance disturbance = Disturbance.NONE;
    for (LedgerSender sender : senders) {
      LedgerPlant plant = sender.plant();
      reconciliation.readings(plant, sender.moments(), stored(sender));
      reconciliation.activations(plant, sender.inOrder(), said);
      reconciliation.alerts(plant, said, open);
      disturbance = disturbance.plus(sender);
    }
    return reconciliation.report(disturbance, withStandstills(struck));
  }

  /** History may come late, and is given the time: what is not there then is lost. */
  private List<JsonNode> stored(LedgerSender sender) throws IOException, InterruptedException {
    long all = (long) sender.moments().length * sender.plant().points().size();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      List<JsonNode> rows = new ArrayList<>();
      victim.stored(sender.plant().enterprise()).forEach(rows::add);
      if (rows.size() >= all || System.nanoTime() > end) {
        return rows;
      }
      Thread.sleep(DOWN_MILLIS);
    }
  }

  private List<Struck> withStandstills(List<Struck> struck) throws IOException {
    Standstill standstill = Standstill.read(victim.log());
    List<Struck> all = new ArrayList<>();
    for (int i = 0; i < struck.size(); i++) {
      long next = i + 1 < struck.size() ? struck.get(i + 1).at() : System.currentTimeMillis();
      Struck one = struck.get(i);
      Duration longest = standstill.longest(one.at() - PULSE_MILLIS, next - PULSE_MILLIS);
      say.accept(
          "fault %d, %s: no lane went unjudged for longer than %s s"
              .formatted(i + 1, one.name(), Spread.seconds(longest)));
      all.add(one.withStandstill(longest));
    }
    return all;
  }
}
