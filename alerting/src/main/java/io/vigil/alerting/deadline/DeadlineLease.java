package io.vigil.alerting.deadline;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * Who looks after the deadlines.
 *
 * @param name of the duty
 * @param holder the process
 * @param token grows with every change of the holder: an older one has no say any more
 * @param until when it ends unless it is renewed, on the clock of the database
 */
@MappedEntity("lease")
record DeadlineLease(@Id String name, String holder, long token, Instant until) {}
