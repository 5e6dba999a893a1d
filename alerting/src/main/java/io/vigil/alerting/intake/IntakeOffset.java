package io.vigil.alerting.intake;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * Where the intake stands in a partition of the log.
 *
 * @param id {@code topic-partition}
 * @param nextOffset the first record that has not been applied
 */
@MappedEntity("intake_offset")
record IntakeOffset(@Id String id, long nextOffset) {}
