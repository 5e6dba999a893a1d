package io.vigil.sim.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The plants that come with the simulator, by name. Stateless; any thread. */
public final class Plants {
  /** Their names: also the names of their files. */
  public static final List<String> NAMES = List.of("mine", "tank-farm", "casting-shop");

  private Plants() {}

  /** The model of this name; throws {@link IllegalArgumentException} if there is none. */
  public static PlantModel of(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("no plant " + name + "; there are " + NAMES);
    }
    String resource = "/plants/" + name + ".json";
    try (InputStream in =
        Objects.requireNonNull(Plants.class.getResourceAsStream(resource), resource)) {
      PlantModelReader.Outcome outcome = PlantModelReader.read(in.readAllBytes());
      if (outcome instanceof PlantModelReader.Outcome.Taken taken) {
        return taken.model();
      }
      throw new IllegalStateException(resource + ": " + outcome);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
