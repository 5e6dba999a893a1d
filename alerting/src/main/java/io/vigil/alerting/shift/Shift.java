package io.vigil.alerting.shift;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * Who is on shift at a position.
 *
 * @param position {@code tier:area}; one person at a time
 * @param officer user name
 * @param since when the shift began
 */
@MappedEntity("duty_shift")
record Shift(@Id String position, String officer, Instant since) {}
