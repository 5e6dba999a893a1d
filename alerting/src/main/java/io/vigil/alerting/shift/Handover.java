package io.vigil.alerting.shift;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A shift that is handed over: signed by whoever goes, then, line by line, by whoever comes. Never
 * deleted.
 *
 * @param id {@code h-epoch-n}, after the journal number at which it was offered
 * @param openKey the position while it is neither taken nor withdrawn, else null; unique
 * @param position whose shift
 * @param outgoing who goes and signed first
 * @param offeredAt when
 * @param note what whoever goes wants to say
 * @param incoming who comes and signed last; null before
 * @param takenAt when; null before
 * @param withdrawnAt when whoever goes thought better of it; null otherwise
 */
@MappedEntity("handover")
record Handover(
    @Id String id,
    @Nullable String openKey,
    String position,
    String outgoing,
    Instant offeredAt,
    String note,
    @Nullable String incoming,
    @Nullable Instant takenAt,
    @Nullable Instant withdrawnAt) {
  Handover taken(String by, Instant when) {
    return new Handover(id, null, position, outgoing, offeredAt, note, by, when, null);
  }

  Handover withdrawn(Instant when) {
    return new Handover(id, null, position, outgoing, offeredAt, note, null, null, when);
  }

  boolean isOpen() {
    return openKey != null;
  }
}
