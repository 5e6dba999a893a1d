package io.vigil.alerting.hazard;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Relation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A hazard (隐患). Never deleted. Immutable; changes are made inside a transaction of the journal.
 *
 * @param id {@code z-epoch-n}, after the journal number at which it was recorded
 * @param version grows with every change
 * @param enterprise where it is
 * @param division where that lies (GB/T 2260 code)
 * @param disposal id of the Case that it comes from; null if it stands alone
 * @param source by which way it became known
 * @param level how grave
 * @param place where in the enterprise, in words
 * @param description what it is, in words
 * @param state where it stands
 * @param foundBy who recorded it
 * @param foundAt when
 * @param rectification who puts it right, how and by when
 * @param supervision whether it is supervised by listing
 * @param overdueSince when it was not put right in time, on the clock of deadlines; null if it is
 *     not late; once late it says so until it is signed off
 * @param signedBy who signed it off; null while it is open
 * @param signedAt when
 */
@MappedEntity("hazard")
record Hazard(
    @Id String id,
    long version,
    String enterprise,
    String division,
    @Nullable String disposal,
    HazardSource source,
    HazardLevel level,
    String place,
    String description,
    HazardState state,
    String foundBy,
    Instant foundAt,
    @MappedProperty("") @Relation(Relation.Kind.EMBEDDED) Rectification rectification,
    @MappedProperty("") @Relation(Relation.Kind.EMBEDDED) Supervision supervision,
    @Nullable Instant overdueSince,
    @Nullable String signedBy,
    @Nullable Instant signedAt) {
  boolean isOpen() {
    return state != HazardState.SIGNED_OFF;
  }

  boolean isListed() {
    return supervision.listedBy() != null;
  }

  /** By when it must be put right: the end of a listing may come before what was planned. */
  Instant limit() {
    Instant listed = supervision.listedUntil();
    Instant due = rectification.due();
    return listed != null && listed.isBefore(due) ? listed : due;
  }

  Hazard to(HazardState next, Rectification with) {
    return changed(next, with, supervision, overdueSince);
  }

  Hazard supervised(Supervision by) {
    return changed(state, rectification, by, overdueSince);
  }

  Hazard late(Instant since) {
    return changed(state, rectification, supervision, since);
  }

  Hazard signedOff(String by, Instant when) {
    return new Hazard(
        id,
        version + 1,
        enterprise,
        division,
        disposal,
        source,
        level,
        place,
        description,
        HazardState.SIGNED_OFF,
        foundBy,
        foundAt,
        rectification,
        supervision,
        overdueSince,
        by,
        when);
  }

  private Hazard changed(
      HazardState next, Rectification with, Supervision by, @Nullable Instant late) {
    return new Hazard(
        id,
        version + 1,
        enterprise,
        division,
        disposal,
        source,
        level,
        place,
        description,
        next,
        foundBy,
        foundAt,
        with,
        by,
        late,
        signedBy,
        signedAt);
  }
}
