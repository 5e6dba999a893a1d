package io.vigil.alerting.overlay;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A shelf, a Watch out of service, or one suppressed by design: asked for, in force, ended. Never
 * deleted, so that what was kept quiet, by whom and for how long can be counted (design: alerts §1,
 * 4). Immutable.
 *
 * @param id {@code o-epoch-n}, after the journal number at which it was asked for
 * @param openKey the Watch and what kind it is while it is not over, else null; unique
 * @param watch {@code enterprise/point/rule}
 * @param alert the Alert that was open when it was asked for; null if none
 * @param enterprise of the Watch
 * @param division where it lies
 * @param kind how it keeps quiet
 * @param state where it stands
 * @param reason from the list
 * @param note in words
 * @param permit number of the permit or work order; empty for shelves
 * @param substitute what watches instead (代偿措施); empty for shelves
 * @param requestedBy who asked
 * @param requestedAt when
 * @param approvedBy the second person; null where none is asked for, or not yet
 * @param approvedAt when
 * @param until its end at the latest, on the clock of deadlines
 * @param endedAt when it ended; null if it has not
 * @param endedBy who ended it; null if a timer or the judge did
 * @param endReason why; null if it has not
 */
@MappedEntity("overlay")
record Overlay(
    @Id String id,
    @Nullable String openKey,
    String watch,
    @Nullable String alert,
    String enterprise,
    String division,
    OverlayKind kind,
    OverlayState state,
    OverlayReason reason,
    String note,
    String permit,
    String substitute,
    String requestedBy,
    Instant requestedAt,
    @Nullable String approvedBy,
    @Nullable Instant approvedAt,
    Instant until,
    @Nullable Instant endedAt,
    @Nullable String endedBy,
    @Nullable OverlayEnd endReason) {
  static String openKey(String watch, OverlayKind kind) {
    return kind.place() + watch;
  }

  /** When it began to keep quiet; null if it never has. */
  @Nullable Instant since() {
    return approvedAt != null ? approvedAt : state == OverlayState.ASKED ? null : requestedAt;
  }

  Overlay inForce(@Nullable String second, @Nullable Instant when) {
    return with(openKey, OverlayState.IN_FORCE, second, when, null, null, null);
  }

  Overlay ended(@Nullable String person, Instant when, OverlayEnd why) {
    return with(null, OverlayState.ENDED, approvedBy, approvedAt, when, person, why);
  }

  private Overlay with(
      @Nullable String key,
      OverlayState next,
      @Nullable String second,
      @Nullable Instant approved,
      @Nullable Instant ended,
      @Nullable String ender,
      @Nullable OverlayEnd why) {
    return new Overlay(
        id,
        key,
        watch,
        alert,
        enterprise,
        division,
        kind,
        next,
        reason,
        note,
        permit,
        substitute,
        requestedBy,
        requestedAt,
        second,
        approved,
        until,
        ended,
        ender,
        why);
  }
}
