package io.vigil.standalone;

import io.vigil.ingest.opcua.OpcUaKeys;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantGateway;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.point.Door;
import io.vigil.model.point.Endpoint;
import io.vigil.sim.SimOptions;
import io.vigil.sim.Simulator;
import io.vigil.sim.model.PlantModel;
import io.vigil.sim.opcua.PlantHistory;
import io.vigil.sim.opcua.PlantIdentity;
import io.vigil.sim.opcua.PlantServer;
import io.vigil.sim.scenario.Scenario;
import io.vigil.standalone.embedded.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A simulated plant of the demo: onboarded through the API like any plant, sending through its own
 * gateways, and asked at its own OPC UA servers. Its curves are simulated, and say so.
 */
final class DemoPlant implements AutoCloseable {
  /** A server remembers so many values of each point, at least an hour of them. */
  private static final int REMEMBERED = 3_600;

  private final PlantFile file;
  private final Simulator simulator;
  private final Map<String, PlantServer> servers;

  private DemoPlant(PlantFile file, Simulator simulator, Map<String, PlantServer> servers) {
    this.file = file;
    this.simulator = simulator;
    this.servers = servers;
  }

  /** Onboards the plant if it is new, and lets it live until it is closed. */
  static DemoPlant start(PlantModel model, Endpoints endpoints, VigilApi admin, Path data)
      throws IOException, InterruptedException {
    return start(model, List.of(), endpoints, admin, data);
  }

  /** The same, and these scenarios happen one after the other, instead of those of the demo. */
  static DemoPlant start(
      PlantModel model, List<Scenario> scenarios, Endpoints endpoints, VigilApi admin, Path data)
      throws IOException, InterruptedException {
    OpcUaKeys keys = OpcUaKeys.in(data.resolve("opcua"));
    Map<String, PlantServer> servers = new HashMap<>();
    for (PlantGateway gateway : model.file().gateways()) {
      if (gateway.door() == Door.OPC_UA) {
        servers.put(gateway.name(), server(model.file(), gateway.name(), keys));
      }
    }
    PlantFile plant = reached(model.file(), servers);
    Map<String, String> passwords =
        new DemoCredentials(admin, plant, new SecretFiles(data.resolve("credentials"))).onboard();
    Simulator simulator =
        Simulator.start(
            SimOptions.demo(model, endpoints.mqtt(), passwords).withScenarios(scenarios),
            (gateway, point, time, value, reason) -> {
              PlantServer server = servers.get(gateway);
              if (server != null) {
                server.set(point, time, value, reason);
              }
            });
    return new DemoPlant(plant, simulator, servers);
  }

  private static PlantServer server(PlantFile plant, String gateway, OpcUaKeys keys)
      throws IOException, InterruptedException {
    List<PlantPoint> points = new ArrayList<>();
    for (PlantPoint point : plant.points()) {
      if (point.gateway().equals(gateway)) {
        points.add(point);
      }
    }
    PlantIdentity identity =
        PlantIdentity.create(PlantServer.namespace(plant.enterprise()), PlantServer.HOST);
    identity.trust(keys.own());
    keys.trust(plant.enterprise() + "." + gateway, identity.certificate());
    return PlantServer.start(
        plant.enterprise(), points, identity, new PlantHistory(REMEMBERED), FreePorts.pick());
  }

  /** The same plant with its servers where they are. */
  private static PlantFile reached(PlantFile plant, Map<String, PlantServer> servers) {
    List<PlantGateway> gateways = new ArrayList<>();
    for (PlantGateway gateway : plant.gateways()) {
      PlantServer server = servers.get(gateway.name());
      Endpoint named = gateway.endpoint();
      gateways.add(
          server == null || named == null
              ? gateway
              : new PlantGateway(
                  gateway.name(),
                  gateway.door(),
                  gateway.mode(),
                  new Endpoint(server.url(), named.security())));
    }
    return plant.with(gateways, plant.points());
  }

  /** The plant as it was onboarded. */
  PlantFile file() {
    return file;
  }

  /** The plant as it lives. */
  Simulator simulator() {
    return simulator;
  }

  @Override
  public void close() throws IOException {
    simulator.close();
    servers.values().forEach(PlantServer::close);
  }
}
