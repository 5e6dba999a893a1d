package io.vigil.sim.replay;

import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantGateway;
import io.vigil.model.point.GatewayMode;
import io.vigil.sim.model.PlantModel;
import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.mqtt.Outgoing;
import io.vigil.sim.scenario.Happened;
import io.vigil.sim.scenario.Scenario;
import io.vigil.sim.scenario.ScenarioPlayer;
import java.time.Duration;
import java.util.List;

/**
 * Lets scenarios happen to a simulated plant faster than time: each second of it is a message of
 * one REPLAY gateway, which moves that gateway's clock, also where nobody has anything to say.
 *
 * <p>All points stand behind that one gateway, over MQTT: rules over several points need one clock,
 * and each REPLAY gateway has its own. What a live gateway is judged by besides its readings, its
 * line, its clock and its own protocol, is not played.
 *
 * <p>One thread.
 */
public final class ScenarioReplay {
  /** The gateway that plays. */
  public static final String GATEWAY = RecordingPlant.GATEWAY;

  private static final long SECOND = 1_000;

  /** As long as the longest delay before a condition counts as gone, and some more. */
  private static final long SETTLE_MILLIS = Duration.ofSeconds(120).toMillis();

  /** Some begin only by night or while something runs; whatever never comes must not last. */
  private static final long MOST_MILLIS = Duration.ofDays(7).toMillis();

  private final ScenarioPlayer player;
  private final int scenarios;

  /** These scenarios, one after the other, happen to the plant; the same seed gives the same. */
  public ScenarioReplay(PlantModel model, long seed, List<Scenario> scenarios) {
    this.player = ScenarioPlayer.of(model.plant(seed), scenarios);
    this.scenarios = scenarios.size();
  }

  /** The plant file with all its points behind the gateway that plays. */
  public static PlantFile file(PlantFile plant) {
    return plant.with(
        List.of(PlantGateway.mqtt(GATEWAY, GatewayMode.REPLAY)),
        plant.points().stream().map(point -> point.behind(GATEWAY)).toList());
  }

  /**
   * Plays all of it, from this moment on the plant's clock, milliseconds UTC; waits while the
   * gateway's window is full. Returns when the last message is handed over, acknowledged or not.
   * Throws {@link IllegalStateException} if a scenario could not begin within a week.
   */
  public Played play(long start, GatewayClient gateway) throws InterruptedException {
    Outgoing out = new Outgoing();
    long messages = 0;
    long ticks = 0;
    long readings = 0;
    long quietUntil = start + SETTLE_MILLIS;
    for (long now = start; now <= quietUntil; now += SECOND) {
      out.clear();
      player.stepTo(now, (from, point, time, value, reason) -> out.add(point, time, value, reason));
      gateway.send(out.at(now));
      messages++;
      ticks += out.isEmpty() ? 1 : 0;
      readings += out.size();
      if (player.running().isPresent() || player.happened().size() < scenarios) {
        quietUntil = now + SETTLE_MILLIS;
      }
      if (now - start > MOST_MILLIS) {
        throw new IllegalStateException(
            "only " + player.happened().size() + " of " + scenarios + " scenarios could begin");
      }
    }
    return new Played(messages, ticks, readings);
  }

  /** The scenarios that began, with what must be noticed of them: the ground truth. */
  public List<Happened> happened() {
    return player.happened();
  }
}
