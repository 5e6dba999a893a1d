package io.vigil.standalone.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.standalone.VigilApi;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * The ledger: plants send through every outage, a server is killed with SIGKILL at random moments
 * and started again, and at the end everything sent is reconciled with everything kept.
 *
 * <p>Every third kill is followed by an outage longer than every open delay; messages are in flight
 * at any moment, so kills between the append to the log and the acknowledgement are among them.
 */
public final class Ledger {
  private static final long LONGEST_DELAY_MILLIS = 3_000;
  private static final long DOWN_MILLIS = LONGEST_DELAY_MILLIS + 5_000;

  /** After an outage the clock counts for no delay so long (ADR 2). */
  private static final long RETURN_MILLIS = 30_000;

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final int PLANTS = 4;

  /** A lane's last pulse before a kill is no older, unless it was not judged already. */
  private static final long PULSE_MILLIS = 2_000;

  private final Victim victim;
  private final int kills;
  private final long leastPauseMillis;
  private final int pauseSpreadMillis;
  private final long seed;
  private final Consumer<String> say;
  private final List<Kill> done = new ArrayList<>();

  /** When something was killed, milliseconds UTC, and what. */
  private record Kill(long at, String what) {}

  /** With four to ten seconds between a start and the next kill. */
  public Ledger(Victim victim, int kills, long seed, Consumer<String> say) {
    this(victim, kills, 4_000, 6_000, seed, say);
  }

  /**
   * Everything but the run.
   *
   * @param victim what is killed; runs, and stays running afterwards
   * @param kills how often something of it is killed
   * @param leastPauseMillis between a start and the next kill
   * @param pauseSpreadMillis how much longer that may be
   * @param seed of signals and moments
   * @param say hears how it goes, a line at a time
   */
  public Ledger(
      Victim victim,
      int kills,
      long leastPauseMillis,
      int pauseSpreadMillis,
      long seed,
      Consumer<String> say) {
    this.victim = victim;
    this.kills = kills;
    this.leastPauseMillis = leastPauseMillis;
    this.pauseSpreadMillis = pauseSpreadMillis;
    this.seed = seed;
    this.say = say;
  }

  /** Runs it; takes about 25 s a kill and two minutes. */
  public LedgerReport run() throws IOException, InterruptedException {
    List<LedgerSender> senders = new ArrayList<>();
    try {
      startSenders(senders);
      List<Duration> restarts = killAndRestart();
      finish(senders);
      return reconcile(senders, restarts);
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

  private List<Duration> killAndRestart() throws IOException, InterruptedException {
    Random random = new Random(seed);
    List<Duration> restarts = new ArrayList<>();
    for (int kill = 1; kill <= kills; kill++) {
      Thread.sleep(leastPauseMillis + random.nextInt(pauseSpreadMillis));
      Kill killed = new Kill(System.currentTimeMillis(), victim.kill());
      done.add(killed);
      boolean longOutage = kill % 3 == 0;
      if (longOutage) {
        Thread.sleep(DOWN_MILLIS);
      }
      long began = System.nanoTime();
      victim.restart();
      restarts.add(Duration.ofNanos(System.nanoTime() - began));
      say.accept(
          "kill "
              + kill
              + " of "
              + kills
              + ", "
              + killed.what()
              + (longOutage ? " with a long outage" : "")
              + ": ready again after "
              + restarts.get(restarts.size() - 1).toMillis()
              + " ms");
    }
    return restarts;
  }

  private void finish(List<LedgerSender> senders) throws IOException, InterruptedException {
    // Delays that the last readings leave open are to elapse on the clock.
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

  private LedgerReport reconcile(List<LedgerSender> senders, List<Duration> restarts)
      throws IOException, InterruptedException {
    sayStandstills();
    Reconciliation reconciliation = new Reconciliation();
    SaidActivations said = SaidActivations.read(victim.log());
    JsonNode open = victim.admin().get("/api/v1/alerts?open=true&limit=5000").path("items");
    long resent = 0;
    for (LedgerSender sender : senders) {
      LedgerPlant plant = sender.plant();
      reconciliation.readings(plant, sender.moments(), victim.stored(plant.enterprise()));
      reconciliation.activations(plant, sender.moments(), said);
      reconciliation.alerts(plant, said, open);
      resent += sender.counters().resent();
    }
    return reconciliation.report(kills, resent, restarts);
  }

  private void sayStandstills() throws IOException {
    Standstill standstill = Standstill.read(victim.log());
    for (int i = 0; i < done.size(); i++) {
      long next = i + 1 < done.size() ? done.get(i + 1).at() : System.currentTimeMillis();
      Duration longest = standstill.longest(done.get(i).at() - PULSE_MILLIS, next - PULSE_MILLIS);
      say.accept(
          "kill %d, %s: no lane went unjudged for longer than %.1f s"
              .formatted(i + 1, done.get(i).what(), longest.toMillis() / 1e3));
    }
  }
}
