package io.vigil.standalone;

import io.vigil.model.plant.PlantGateway;
import io.vigil.model.reading.QualityReason;
import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.mqtt.GatewayListener;
import io.vigil.sim.mqtt.GatewayOptions;
import io.vigil.sim.mqtt.Outgoing;
import io.vigil.sim.plant.MineFace;
import io.vigil.sim.plant.PlantFileWriter;
import io.vigil.sim.scenario.DemoSchedule;
import io.vigil.sim.scenario.ScenarioPlayer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The simulated mine face of the demo: onboarded through the API like any plant, sending through
 * its own gateways, and living on the wall clock. Its curves are simulated, and say so.
 *
 * <p>A thread of its own steps the plant once a second.
 */
final class DemoPlant implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DemoPlant.class);
  private static final long SEED = 1;
  private static final long STEP_MILLIS = 1_000;

  private final Map<String, GatewayClient> gateways = new HashMap<>();
  private final Map<String, Outgoing> outgoing = new HashMap<>();
  private final ScenarioPlayer player;
  private final Thread thread;
  private volatile boolean stopping;

  private DemoPlant(MineFace plant) {
    player = new ScenarioPlayer(plant, new DemoSchedule(SEED));
    thread = new Thread(this::live, "demo-plant");
    thread.setDaemon(true);
  }

  /** Onboards the plant if it is new, connects its gateways and lets it live. */
  static DemoPlant start(Endpoints endpoints, VigilApi admin, Path data)
      throws IOException, InterruptedException {
    MineFace plant = MineFace.of(SEED);
    String enterprise = plant.file().enterprise();
    String json = new String(PlantFileWriter.write(plant.file()), StandardCharsets.UTF_8);
    Map<String, String> issued = admin.importPlant(enterprise, json);
    SecretFiles secrets = new SecretFiles(data.resolve("credentials"));
    DemoPlant demo = new DemoPlant(plant);
    for (PlantGateway gateway : plant.file().gateways()) {
      String password = password(secrets, issued, admin, enterprise, gateway.name());
      GatewayOptions options =
          GatewayOptions.of(endpoints.mqtt(), enterprise, gateway.name(), password);
      demo.gateways.put(gateway.name(), GatewayClient.start(options, GatewayListener.NONE));
      demo.outgoing.put(gateway.name(), new Outgoing());
    }
    demo.thread.start();
    return demo;
  }

  @Override
  public void close() {
    stopping = true;
    thread.interrupt();
    gateways.values().forEach(GatewayClient::close);
  }

  private static String password(
      SecretFiles secrets,
      Map<String, String> issued,
      VigilApi admin,
      String enterprise,
      String gateway)
      throws IOException, InterruptedException {
    String name = enterprise + "." + gateway;
    String fresh = issued.get(gateway);
    if (fresh == null) {
      var known = secrets.find(name);
      if (known.isPresent()) {
        return known.get();
      }
      fresh = admin.rotateCredential(enterprise, gateway);
    }
    secrets.put(name, fresh);
    return fresh;
  }

  private void live() {
    try {
      while (!stopping) {
        long now = System.currentTimeMillis();
        player.stepTo(now, this::hear);
        send();
        Thread.sleep(STEP_MILLIS - System.currentTimeMillis() % STEP_MILLIS);
      }
    } catch (InterruptedException e) {
      LOG.debug("the demo plant stops");
    } catch (IllegalStateException e) {
      LOG.debug("the demo plant's gateway is closed");
    }
  }

  private void hear(String gateway, String point, long time, double value, QualityReason reason) {
    Outgoing out = outgoing.get(gateway);
    if (out != null) {
      out.add(point, time, value, reason);
    }
  }

  private void send() throws InterruptedException {
    for (Map.Entry<String, GatewayClient> gateway : gateways.entrySet()) {
      Outgoing out = outgoing.getOrDefault(gateway.getKey(), new Outgoing());
      if (!out.isEmpty()) {
        gateway.getValue().send(out);
        out.clear();
      }
    }
  }
}
