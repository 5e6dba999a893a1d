package io.vigil.alerting.registry;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.vigil.model.plant.PlantFileReader;
import io.vigil.model.plant.WatchDesign;
import java.nio.charset.StandardCharsets;

/**
 * The plant file by which an enterprise is judged, as it was taken.
 *
 * @param enterprise the tenant
 * @param digest SHA-256 of the content, hexadecimal
 * @param content the file, word for word
 */
@MappedEntity("plant_file")
public record StoredPlant(@Id String enterprise, String digest, String content) {
  /** What it designs for its Watches; nothing if it can be read no more. */
  WatchDesign design() {
    return PlantFileReader.read(content.getBytes(StandardCharsets.UTF_8))
            instanceof PlantFileReader.Outcome.Taken taken
        ? taken.file().design()
        : WatchDesign.NONE;
  }
}
