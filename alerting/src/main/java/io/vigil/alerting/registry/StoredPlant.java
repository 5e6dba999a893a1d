package io.vigil.alerting.registry;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * The plant file by which an enterprise is judged, as it was taken.
 *
 * @param enterprise the tenant
 * @param digest SHA-256 of the content, hexadecimal
 * @param content the file, word for word
 */
@MappedEntity("plant_file")
public record StoredPlant(@Id String enterprise, String digest, String content) {}
