package io.vigil.alerting.registry;

import jakarta.inject.Singleton;

/** The registry's tables, handed on together. */
@Singleton
record RegistryRows(
    LaneRepository lanes,
    EnterpriseRepository enterprises,
    GatewayRepository gateways,
    PointRepository points,
    WatchRepository watches,
    StoredPlantRepository files) {}
