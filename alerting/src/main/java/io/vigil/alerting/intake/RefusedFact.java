package io.vigil.alerting.intake;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A record of the log that could not be applied, kept for whoever must find out why.
 *
 * @param id {@code topic-partition@offset}
 * @param reason what was wrong
 * @param message its bytes
 * @param written when it was put here
 */
@MappedEntity("intake_refused")
record RefusedFact(@Id String id, String reason, byte[] message, Instant written) {}
