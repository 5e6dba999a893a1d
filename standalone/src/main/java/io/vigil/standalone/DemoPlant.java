package io.vigil.standalone;

import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantGateway;
import io.vigil.model.point.Door;
import io.vigil.sim.SimOptions;
import io.vigil.sim.Simulator;
import io.vigil.sim.model.PlantModel;
import io.vigil.sim.plant.PlantFileWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a simulated plant of the demo in: onboarded through the API like any plant, sending
 * through its own gateways. Its curves are simulated, and say so.
 */
final class DemoPlant {
  private final VigilApi admin;
  private final String enterprise;
  private final SecretFiles secrets;

  private DemoPlant(VigilApi admin, String enterprise, SecretFiles secrets) {
    this.admin = admin;
    this.enterprise = enterprise;
    this.secrets = secrets;
  }

  /** Onboards the plant if it is new, and lets it live until it is closed. */
  static Simulator start(PlantModel model, Endpoints endpoints, VigilApi admin, Path data)
      throws IOException, InterruptedException {
    PlantFile plant = model.file();
    DemoPlant demo =
        new DemoPlant(admin, plant.enterprise(), new SecretFiles(data.resolve("credentials")));
    return Simulator.start(SimOptions.demo(model, endpoints.mqtt(), demo.onboard(plant)));
  }

  /** The password of each MQTT gateway: newly issued, kept from last time, or else renewed. */
  private Map<String, String> onboard(PlantFile plant) throws IOException, InterruptedException {
    String json = new String(PlantFileWriter.write(plant), StandardCharsets.UTF_8);
    Map<String, String> issued = admin.importPlant(enterprise, json);
    Map<String, String> passwords = new HashMap<>();
    for (PlantGateway gateway : plant.gateways()) {
      if (gateway.door() == Door.MQTT) {
        String name = gateway.name();
        passwords.put(name, password(name, Optional.ofNullable(issued.get(name))));
      }
    }
    return passwords;
  }

  private String password(String gateway, Optional<String> issued)
      throws IOException, InterruptedException {
    String name = enterprise + "." + gateway;
    Optional<String> kept = issued.isPresent() ? issued : secrets.find(name);
    String password = kept.isPresent() ? kept.get() : admin.rotateCredential(enterprise, gateway);
    secrets.put(name, password);
    return password;
  }
}
