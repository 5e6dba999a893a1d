package io.vigil.alerting.rulebook;

import io.micronaut.serde.annotation.Serdeable;

/** How many points a rule watches. */
@Serdeable
record WatchedCount(String rule, long points) {}
