package io.vigil.alerting.statistics;

import io.vigil.model.alert.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happened in an area, as far as figures are made of it. Neither tests nor drills are among it
 * (design: alerts §3, A25).
 *
 * @param annunciations what was put before positions, in order of time; those of the hour before
 *     the window too, because a flood may have begun there
 * @param settlements what ended them, in order of time
 * @param activations when conditions were true
 * @param quiets what was kept quiet
 * @param handlings Cases
 * @param plants what is registered
 */
record Facts(
    List<Annunciation> annunciations,
    List<Settlement> settlements,
    List<Activation> activations,
    List<Quiet> quiets,
    List<Handling> handlings,
    List<Plant> plants) {
  /**
   * An Alert is put before a position, which must acknowledge it: it is new, true again, more
   * severe, back from quiet, passed on from a lower position, or repeated.
   *
   * @param alert id of the Alert
   * @param watch {@code enterprise/point/rule}
   * @param position {@code tier:area}
   * @param severity as it was then
   * @param at when, on the clock of deadlines
   * @param due by when it must be acknowledged there; null where responsibility stays
   */
  record Annunciation(
      String alert,
      String watch,
      String position,
      Severity severity,
      Instant at,
      @Nullable Instant due) {}

  /**
   * Nobody has to acknowledge the Alert any longer.
   *
   * @param alert id of the Alert
   * @param at when
   * @param acknowledged whether a person did so, by acknowledging or shelving
   */
  record Settlement(String alert, Instant at, boolean acknowledged) {}

  /**
   * A time in which the condition of a Watch was true.
   *
   * @param alert id of the Alert that holds it
   * @param watch {@code enterprise/point/rule}
   * @param point {@code enterprise:code}
   * @param offline whether the condition is that the point is silent
   * @param span from when to when, on the clock that the point is judged by
   */
  record Activation(String alert, String watch, String point, boolean offline, Span span) {}

  /**
   * A Watch was kept quiet.
   *
   * @param watch {@code enterprise/point/rule}
   * @param how what kept it quiet
   * @param authorised whether it is on record with everybody whose consent it needs
   * @param span from when to when
   */
  record Quiet(String watch, How how, boolean authorised, Span span) {
    /** What keeps a Watch quiet; named as the part of the figure. */
    enum How {
      SHELF,
      OUT_OF_SERVICE,
      SUPPRESSED
    }
  }

  /**
   * A Case.
   *
   * @param division where it lies
   * @param opened when
   * @param cause what was said to have caused it; empty before anybody said
   * @param steps what happened to it, in order
   */
  record Handling(String division, Instant opened, String cause, List<Step> steps) {}

  /** Something that happened to a Case. */
  record Step(What what, Instant at) {}

  /** What can happen to a Case, as far as it is counted. */
  enum What {
    /** Another Alert joined it, and opened it again if it was closed. */
    JOINED,
    /** A step of what is being done was reported. */
    MEASURE,
    /** Reported to have been a false alarm. */
    FALSE_CLAIM,
    /** Cause and measure were reported. */
    FEEDBACK,
    /** It did not get on in time. */
    LATE,
    /** The review accepted what was reported. */
    CLOSED
  }

  /**
   * An enterprise with the points that are expected to report.
   *
   * @param id of the enterprise
   * @param name what people call it, Chinese
   * @param nameEn what people call it, English
   * @param division where it lies
   * @param since when it was registered
   * @param points those of which a rule notices silence, {@code enterprise:code}
   */
  record Plant(
      String id, String name, String nameEn, String division, Instant since, Set<String> points) {}
}
