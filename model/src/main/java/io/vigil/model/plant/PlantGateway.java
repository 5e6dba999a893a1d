package io.vigil.model.plant;

import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;

/**
 * A gateway as the plant file names it.
 *
 * @param name unique within the enterprise
 * @param door the protocol it speaks
 * @param mode LIVE, or REPLAY for recordings; for life
 */
public record PlantGateway(String name, Door door, GatewayMode mode) {}
