package io.vigil.sim.scenario;

import io.vigil.model.reading.QualityReason;

/** What a point said. */
record Reading(long time, double value, QualityReason reason) {}
