package io.vigil.model.alert;

import io.vigil.model.point.PointId;
import io.vigil.model.reading.QualityReason;

/**
 * A fact about a watch. An activation is one period in which its condition was true; its id is
 * minted from what stands in the lane, so that judging the lane again mints the same one.
 *
 * <p>Published at least once, with deterministic identity and content: (activation, stateEpoch,
 * ordinal) of two copies are equal, and so is everything else.
 *
 * @param kind what happened
 * @param activation id; empty in a STATE that says "not active"
 * @param run boot id of the REPLAY gateway; empty for live gateways
 * @param stateEpoch lane offset at which the judge's state was born: higher after a cold start that
 *     could not read the lane from where an older state began
 * @param ordinal number of this event among those of the watch in this state epoch, from 1
 * @param lane the lane
 * @param offset the record that caused it
 * @param point whose condition it is
 * @param unit plant unit of the point
 * @param rule id of the rule
 * @param ruleVersion version of the rule that judged
 * @param severity urgency
 * @param scheme colours
 * @param mode REAL, TEST for a REPLAY gateway, or HISTORY in a {@link FoundActivation}
 * @param active whether the condition is true after this event
 * @param onset when the condition became true, milliseconds UTC on the clock the point is judged by
 * @param at when this event happened on that clock
 * @param received when the causing message reached us, milliseconds UTC; 0 when time alone caused
 *     it
 * @param value the value judged last; NaN if none
 * @param extreme the worst value since onset; NaN if none
 * @param limit what the value was held against; NaN where the rule has no limit
 * @param reason quality of the value judged last
 * @param flags marks of the reading judged last, bits of {@code ReadingFlag}
 * @param endReason why the watch ended; NONE unless kind is END
 */
public record ActivationEvent(
    Kind kind,
    String activation,
    String run,
    long stateEpoch,
    long ordinal,
    int lane,
    long offset,
    PointId point,
    String unit,
    String rule,
    int ruleVersion,
    Severity severity,
    Scheme scheme,
    Mode mode,
    boolean active,
    long onset,
    long at,
    long received,
    double value,
    double extreme,
    double limit,
    QualityReason reason,
    byte flags,
    EndReason endReason)
    implements JudgeEvent {
  /** What happened to the activation. */
  public enum Kind {
    /** The condition held for its on-delay. */
    RAISE,
    /** A worse value. */
    UPDATE,
    /** Trusted values stood beyond the clear value for the off-delay. */
    CLEAR,
    /** Nothing happened; this is how things stand, after a gap, a change or a cold start. */
    STATE,
    /** The watch ceased to exist while its condition was true. */
    END
  }

  /** Why a watch ceased. */
  public enum EndReason {
    NONE,
    /** The rule is no longer bound to the point. */
    WATCH_REMOVED,
    /** The point no longer exists. */
    POINT_RETIRED,
    /** A REPLAY gateway began another run. */
    RUN_ENDED,
    /** The gap ended in which it was found. */
    GAP_ENDED
  }

  /** The same with the worst value in place of the one judged last, where there is one. */
  public ActivationEvent atWorst() {
    return new ActivationEvent(
        kind,
        activation,
        run,
        stateEpoch,
        ordinal,
        lane,
        offset,
        point,
        unit,
        rule,
        ruleVersion,
        severity,
        scheme,
        mode,
        active,
        onset,
        at,
        received,
        Double.isNaN(extreme) ? value : extreme,
        extreme,
        limit,
        reason,
        flags,
        endReason);
  }

  /** The Watch this is about: {@code enterprise/point/rule}. */
  public String watch() {
    return point.enterprise() + "/" + point.code() + "/" + rule;
  }
}
