package io.vigil.standalone;

import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantGateway;
import io.vigil.model.point.Door;
import io.vigil.sim.plant.PlantFileWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Onboards a plant of the demo, and keeps the passwords of its gateways for the next start. */
final class DemoCredentials {
  private final VigilApi admin;
  private final PlantFile plant;
  private final SecretFiles secrets;

  DemoCredentials(VigilApi admin, PlantFile plant, SecretFiles secrets) {
    this.admin = admin;
    this.plant = plant;
    this.secrets = secrets;
  }

  /** The password of each MQTT gateway: newly issued, kept from last time, or else renewed. */
  Map<String, String> onboard() throws IOException, InterruptedException {
    String json = new String(PlantFileWriter.write(plant), StandardCharsets.UTF_8);
    Map<String, String> issued = admin.importPlant(plant.enterprise(), json);
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
    String name = plant.enterprise() + "." + gateway;
    Optional<String> kept = issued.isPresent() ? issued : secrets.find(name);
    String password =
        kept.isPresent() ? kept.get() : admin.rotateCredential(plant.enterprise(), gateway);
    secrets.put(name, password);
    return password;
  }
}
