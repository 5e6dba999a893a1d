package io.vigil.ingest.admit;

import io.vigil.model.lane.GatewayDefinition;

/**
 * Where a message came from, as the broker vouches for it, never as the payload says.
 *
 * @param enterprise what is defined of the tenant
 * @param gateway the sender
 */
public record Origin(PointRegistry.Enterprise enterprise, GatewayDefinition gateway) {}
