package io.vigil.alerting.registry;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.vigil.model.lane.PointDefinition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a point was, from when on.
 *
 * @param id point and version
 * @param point {@code enterprise:code}
 * @param version of the definition
 * @param since from when on it was in force
 * @param person who brought it; null if it was not a person
 * @param definition what the lane was told, as bytes
 */
@MappedEntity("point_version")
record PointVersion(
    @Id String id,
    String point,
    long version,
    Instant since,
    @Nullable String person,
    byte[] definition) {
  static PointVersion of(PointDefinition definition, Instant since, @Nullable String person) {
    String point = definition.id().toString();
    return new PointVersion(
        point + "@" + definition.version(),
        point,
        definition.version(),
        since,
        person,
        DefinitionBytes.of(definition));
  }

  PointHistory.Version toVersion() {
    return new PointHistory.Version(
        (PointDefinition) DefinitionBytes.read(definition), since, person);
  }
}
