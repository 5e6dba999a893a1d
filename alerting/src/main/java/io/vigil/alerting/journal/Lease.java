package io.vigil.alerting.journal;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * Who does a duty that only one process may do.
 *
 * @param name of the duty
 * @param holder the process; empty after it was given up
 * @param token grows with every change of the holder: an older one has no say any more
 * @param beats grows while the holder lives
 */
@MappedEntity("lease")
record Lease(@Id String name, String holder, long token, long beats) {}
