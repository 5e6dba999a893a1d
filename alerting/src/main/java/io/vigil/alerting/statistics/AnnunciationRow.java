package io.vigil.alerting.statistics;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.vigil.model.alert.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An Alert was put before a position; see {@link Facts.Annunciation}. */
@MappedEntity("annunciation")
record AnnunciationRow(
    @Id @GeneratedValue @Nullable Long id,
    String alert,
    String position,
    Severity severity,
    Instant at,
    @Nullable Instant due) {}
