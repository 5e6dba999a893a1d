package io.vigil.alerting.annunciation;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.vigil.model.alert.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An Alert was put before a position, which is asked to acknowledge it.
 *
 * @param id given by the database
 * @param alert its id
 * @param position {@code tier:area}
 * @param severity of the Alert at that moment
 * @param at when, on the clock of deadlines
 * @param due by when it is to be acknowledged; null where responsibility stays
 */
@MappedEntity("annunciation")
public record AnnunciationRow(
    @Id @GeneratedValue @Nullable Long id,
    String alert,
    String position,
    Severity severity,
    Instant at,
    @Nullable Instant due) {}
