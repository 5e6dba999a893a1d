package io.vigil.alerting.registry;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.vigil.model.lane.PointDefinition;

/**
 * A point as registered.
 *
 * @param id {@code enterprise:code}
 * @param enterprise the tenant
 * @param slot lane-local number, for life
 * @param version of the definition
 * @param retired whether it no longer exists
 * @param definition what the lane is told, as bytes
 */
@MappedEntity("point")
record Point(
    @Id String id, String enterprise, int slot, long version, boolean retired, byte[] definition) {
  static Point of(PointDefinition definition) {
    return new Point(
        definition.id().toString(),
        definition.enterprise(),
        definition.slot(),
        definition.version(),
        definition.retired(),
        DefinitionBytes.of(definition));
  }

  PointDefinition toDefinition() {
    return (PointDefinition) DefinitionBytes.read(definition);
  }
}
