package io.vigil.model.lane;

import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;

/**
 * A gateway of an enterprise.
 *
 * @param number lane-local number, for life
 * @param version grows with every change
 * @param enterprise the tenant
 * @param name unique within the enterprise; with it, the MQTT user name is {@code enterprise.name}
 * @param door the protocol it speaks
 * @param mode LIVE or REPLAY, for life
 * @param retired whether it no longer exists
 */
public record GatewayDefinition(
    int number,
    long version,
    String enterprise,
    String name,
    Door door,
    GatewayMode mode,
    boolean retired)
    implements DefinitionEntry {}
