package io.vigil.standalone;

import io.vigil.model.plant.PlantFile;
import io.vigil.sim.model.PlantModel;
import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.replay.Played;
import io.vigil.sim.replay.ScenarioReplay;
import io.vigil.sim.scenario.Happened;
import io.vigil.sim.scenario.Scenario;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scenarios as fast as the instance takes them, through a REPLAY gateway whose clock is that of
 * their stamps ({@link ScenarioReplay}).
 */
final class ReplayedScenarios implements ScenarioRun {
  private static final Logger LOG = LoggerFactory.getLogger(ReplayedScenarios.class);

  /** When the plant's life begins: at midnight of a working day, which no run depends on. */
  private static final Instant START = Instant.parse("2026-11-23T16:00:00Z");

  private static final long SEED = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Longer than a judge that counts as heard may be behind. */
  private static final long HEARD_MILLIS = 6_000;

  private static final long POLL_MILLIS = 200;

  private final Standalone vigil;
  private final PlantFile file;
  private final ScenarioReplay replay;
  private final GatewayClient gateway;

  private ReplayedScenarios(
      Standalone vigil, PlantFile file, ScenarioReplay replay, GatewayClient gateway) {
    this.vigil = vigil;
    this.file = file;
    this.replay = replay;
    this.gateway = gateway;
  }

  /** Onboards the plant behind its one gateway. */
  static ReplayedScenarios open(
      PlantModel model, List<Scenario> scenarios, Standalone vigil, VigilApi admin)
      throws IOException, InterruptedException {
    PlantFile file = ScenarioReplay.file(model.file());
    return new ReplayedScenarios(
        vigil,
        file,
        new ScenarioReplay(model, SEED, scenarios),
        DemoRecording.connect(file, vigil.endpoints(), admin));
  }

  @Override
  public String enterprise() {
    return file.enterprise();
  }

  @Override
  public void finish() throws InterruptedException {
    Played played = replay.play(START.toEpochMilli(), gateway);
    if (!gateway.awaitAcknowledged(PATIENCE)) {
      throw new CommandException("not everything was acknowledged in " + PATIENCE);
    }
    LOG.info("{}: {}", file.enterprise(), played);
    awaitOnRecord();
  }

  /**
   * What the log holds is on record when every judge was heard twice of what came after it: what
   * stands before the first word is applied with it at the latest, and done when the second comes.
   */
  private void awaitOnRecord() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (int word = 0; word < 2; word++) {
      TimeUnit.MILLISECONDS.sleep(HEARD_MILLIS);
      while (!vigil.isReady()) {
        if (System.nanoTime() > end) {
          throw new CommandException("not everything was judged in " + PATIENCE);
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
    }
  }

  @Override
  public List<Happened> happened() {
    return replay.happened();
  }

  @Override
  public void close() {
    gateway.close();
  }
}
