package io.vigil.alerting.registry;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.vigil.model.lane.GatewayDefinition;

/**
 * A gateway as registered.
 *
 * @param id {@code enterprise.name}
 * @param enterprise the tenant
 * @param name unique within the enterprise
 * @param number lane-local, for life
 * @param version of the definition
 * @param retired whether it no longer exists
 * @param definition what the lane is told, as bytes
 */
@MappedEntity("gateway")
record Gateway(
    @Id String id,
    String enterprise,
    String name,
    int number,
    long version,
    boolean retired,
    byte[] definition) {
  static Gateway of(GatewayDefinition definition) {
    return new Gateway(
        definition.enterprise() + "." + definition.name(),
        definition.enterprise(),
        definition.name(),
        definition.number(),
        definition.version(),
        definition.retired(),
        DefinitionBytes.of(definition));
  }

  GatewayDefinition toDefinition() {
    return (GatewayDefinition) DefinitionBytes.read(definition);
  }
}
