package io.vigil.sim;

import io.vigil.model.event.PlantEvent;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantGateway;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.point.Door;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.wire.mqtt.BirthMessage.BirthPoint;
import io.vigil.sim.ledger.SendLedger;
import io.vigil.sim.model.PlantModel;
import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.mqtt.GatewayCounters;
import io.vigil.sim.mqtt.GatewayListener;
import io.vigil.sim.mqtt.GatewayOptions;
import io.vigil.sim.mqtt.Outgoing;
import io.vigil.sim.plant.Plant;
import io.vigil.sim.plant.SimulatedPlant;
import io.vigil.sim.scenario.Happened;
import io.vigil.sim.scenario.Scenario;
import io.vigil.sim.scenario.ScenarioPlayer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A simulated plant that lives on the wall clock and sends through its gateways; each second is a
 * message. While a gateway's window is full, the plant waits with it; what it then has to say of
 * the past goes as history. What an OPC UA gateway has to say goes to the sink that was handed in.
 *
 * <p>Its own thread moves the plant and calls the sink. Any thread may ask, start a scenario or
 * close.
 */
public final class Simulator implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Simulator.class);
  private static final long SECOND = 1_000;
  private static final long NEWS_MILLIS = 60_000;
  private static final long JOIN_MILLIS = 10_000;

  private final PlantModel model;
  private final PlantFile file;
  private final ScenarioPlayer player;
  private final Plant.Sink opcUa;
  private final @Nullable SendLedger ledger;
  private final Map<String, GatewayClient> gateways = new LinkedHashMap<>();
  private final Map<String, Outgoing> outgoing = new LinkedHashMap<>();
  private final Calibrated calibrated = new Calibrated();
  private final Thread thread;
  private volatile boolean closing;

  private Simulator(SimOptions options, Plant.Sink opcUa) throws IOException {
    model = options.plant();
    file = model.file();
    SimulatedPlant plant = model.plant(options.seed());
    player =
        options.scenarios().isEmpty()
            ? new ScenarioPlayer(plant, model.demoPlan(options.seed()))
            : ScenarioPlayer.of(plant, options.scenarios());
    this.opcUa = opcUa;
    ledger = options.ledger().isPresent() ? SendLedger.open(options.ledger().get()) : null;
    thread = new Thread(this::live, "simulator-" + file.enterprise());
    thread.setDaemon(true);
  }

  /**
   * Starts to live and to send; plant and credentials must be registered. Nobody hears its OPC UA
   * gateways. Throws {@link IOException} when the ledger cannot be opened.
   */
  public static Simulator start(SimOptions options) throws IOException {
    return start(options, (gateway, point, time, value, reason) -> {});
  }

  /**
   * The same, and its OPC UA gateways are heard.
   *
   * @param opcUa hears the readings of the gateways whose door is OPC UA, on the simulator's thread
   */
  public static Simulator start(SimOptions options, Plant.Sink opcUa) throws IOException {
    Simulator simulator = new Simulator(options, opcUa);
    for (PlantGateway gateway : simulator.file.gateways()) {
      if (gateway.door() == Door.MQTT) {
        simulator.connect(gateway.name(), options);
      }
    }
    simulator.thread.start();
    return simulator;
  }

  private void connect(String gateway, SimOptions options) {
    String password = options.passwords().getOrDefault(gateway, "");
    GatewayOptions gatewayOptions =
        GatewayOptions.of(options.mqtt(), file.enterprise(), gateway, password)
            .withCatalogue(catalogue(gateway));
    GatewayListener listener =
        ledger == null
            ? GatewayListener.NONE
            : ledger.of(file.enterprise(), gateway, gatewayOptions.boot());
    gateways.put(gateway, GatewayClient.start(gatewayOptions, listener));
    outgoing.put(gateway, new Outgoing());
  }

  private List<BirthPoint> catalogue(String gateway) {
    List<BirthPoint> catalogue = new ArrayList<>();
    for (PlantPoint point : file.points()) {
      if (point.gateway().equals(gateway)) {
        catalogue.add(
            new BirthPoint(
                point.code(),
                point.kind(),
                point.measureUnit().symbol(),
                point.rangeLow(),
                point.rangeHigh(),
                point.reporting(),
                point.sampleMillis()));
      }
    }
    return catalogue;
  }

  /** What can happen to the plant. */
  public List<Scenario> scenarios() {
    return model.scenarios();
  }

  /** What happens to it now; empty while nothing does. */
  public Optional<Happened> running() {
    return player.running();
  }

  /**
   * Lets a scenario begin with the next second. Returns false, and does nothing, if there is none
   * of this id, while another one runs, and while the plant is not in the state it begins in.
   */
  public boolean start(String scenarioId) {
    return model.scenario(scenarioId).map(player::start).orElse(false);
  }

  /** The scenarios that began, with what must be noticed of them: the ground truth. */
  public List<Happened> happened() {
    return player.happened();
  }

  /** What each MQTT gateway did so far, by its name. */
  public Map<String, GatewayCounters> counters() {
    Map<String, GatewayCounters> counters = new LinkedHashMap<>();
    gateways.forEach((name, gateway) -> counters.put(name, gateway.counters()));
    return counters;
  }

  /** Stops the plant and says goodbye to the broker. */
  @Override
  public void close() throws IOException {
    closing = true;
    thread.interrupt();
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    gateways.values().forEach(GatewayClient::close);
    if (ledger != null) {
      ledger.close();
    }
  }

  private void live() {
    long now = System.currentTimeMillis() / SECOND * SECOND;
    try {
      while (!closing) {
        player.stepTo(now, this::hear);
        send(System.currentTimeMillis() - now > NEWS_MILLIS);
        now += SECOND;
        TimeUnit.MILLISECONDS.sleep(Math.max(0, now - System.currentTimeMillis()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("the simulated plant {} stops", file.enterprise(), e);
    }
  }

  private void hear(String gateway, String point, long time, double value, QualityReason reason) {
    Outgoing out = outgoing.get(gateway);
    if (out == null) {
      opcUa.reading(gateway, point, time, value, reason);
    } else {
      calibrated.hear(gateway, point, time, reason);
      out.add(point, time, value, reason);
    }
  }

  private void send(boolean isHistory) throws InterruptedException {
    for (Map.Entry<String, Outgoing> entry : outgoing.entrySet()) {
      Outgoing out = entry.getValue();
      GatewayClient gateway = gateways.get(entry.getKey());
      if (out.isEmpty() || gateway == null) {
        continue;
      }
      List<PlantEvent> events = calibrated.take(entry.getKey());
      if (!events.isEmpty()) {
        gateway.send(events);
      }
      gateway.send(isHistory ? out.late() : out);
      out.clear();
    }
  }
}
