package io.vigil.alerting.overlay;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A design rule (设计抑制): a Watch is quiet while another Watch of its plant is true, which names the
 * cause (design: alerts §3, A11). Never deleted. Immutable.
 *
 * @param id {@code s-epoch-n}, after the journal number at which it was asked for
 * @param openKey the Watch while it is not over, else null; unique
 * @param watch that is kept quiet, {@code enterprise/point/rule}
 * @param cause the Watch that must be true, for example that of an interlock
 * @param enterprise of both
 * @param division where it lies
 * @param state where it stands
 * @param reason why what is quiet needs no answer of its own
 * @param evidence how it was tested
 * @param askedBy who asked, and owns it
 * @param askedAt when
 * @param approvedBy the second person; null before
 * @param approvedAt when; null before
 * @param until its end at the latest, on the clock of deadlines
 * @param endedBy who ended it; null if a timer did, or before
 * @param endedAt when; null before
 */
@MappedEntity("suppression_rule")
record SuppressionRule(
    @Id String id,
    @Nullable String openKey,
    String watch,
    String cause,
    String enterprise,
    String division,
    OverlayState state,
    String reason,
    String evidence,
    String askedBy,
    Instant askedAt,
    @Nullable String approvedBy,
    @Nullable Instant approvedAt,
    Instant until,
    @Nullable String endedBy,
    @Nullable Instant endedAt) {
  SuppressionRule approved(String by, Instant when) {
    return new SuppressionRule(
        id,
        openKey,
        watch,
        cause,
        enterprise,
        division,
        OverlayState.IN_FORCE,
        reason,
        evidence,
        askedBy,
        askedAt,
        by,
        when,
        until,
        null,
        null);
  }

  SuppressionRule ended(@Nullable String by, Instant when) {
    return new SuppressionRule(
        id,
        null,
        watch,
        cause,
        enterprise,
        division,
        OverlayState.ENDED,
        reason,
        evidence,
        askedBy,
        askedAt,
        approvedBy,
        approvedAt,
        until,
        by,
        when);
  }

  /** One period in which it keeps its Watch quiet. */
  Overlay overlay(String overlayId, Instant now) {
    return new Overlay(
        overlayId,
        Overlay.openKey(watch, OverlayKind.SUPPRESSED),
        watch,
        null,
        enterprise,
        division,
        OverlayKind.SUPPRESSED,
        OverlayState.IN_FORCE,
        OverlayReason.BY_DESIGN,
        id + " ← " + cause,
        "",
        "",
        askedBy,
        now,
        approvedBy,
        now,
        until,
        null,
        null,
        null);
  }
}
