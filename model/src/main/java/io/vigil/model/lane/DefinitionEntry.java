package io.vigil.model.lane;

/** What can be defined in a lane: a gateway, or a point with its watches. */
public sealed interface DefinitionEntry permits GatewayDefinition, PointDefinition {
  /** Grows with every change of the thing defined. */
  long version();

  /** The enterprise it belongs to. */
  String enterprise();
}
