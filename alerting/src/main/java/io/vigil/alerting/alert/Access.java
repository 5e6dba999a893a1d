package io.vigil.alerting.alert;

import io.vigil.alerting.duty.Position;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.people.SignIns.Seat;

/**
 * Who may act on an Alert: the responsible position, or one above it, within its area (design:
 * alerts §4.4). Everybody else is informed. Stateless; any thread.
 */
public final class Access {
  private Access() {}

  /**
   * The position from which the person acts on the Alert.
   *
   * @throws io.vigil.alerting.error.ProblemException if it may not
   */
  public static Position of(Seat seat, Alert alert) {
    Position position = position(seat);
    boolean above =
        alert.duty().position().map(one -> position.tier().isAtLeast(one.tier())).orElse(true);
    if (!above || !covers(position, alert)) {
      throw notResponsible(alert);
    }
    return position;
  }

  /**
   * The position of the person, whatever it may do.
   *
   * @throws io.vigil.alerting.error.ProblemException if the person has none
   */
  public static Position position(Seat seat) {
    Position position = seat.position();
    if (position == null) {
      throw ProblemCode.NO_POSITION.problem().exception();
    }
    return position;
  }

  /** Whether the Alert is the person's business at all. */
  public static boolean sees(Seat seat, Alert alert) {
    return seat.sees(alert.subject().enterprise(), alert.subject().division());
  }

  /** Whether the Alert lies within the position's area. */
  public static boolean covers(Position position, Alert alert) {
    return position.covers(alert.subject().enterprise(), alert.subject().division());
  }

  private static RuntimeException notResponsible(Alert alert) {
    String zh = alert.duty().position().map(one -> one.tier().zh()).orElse("其他岗位");
    String en = alert.duty().position().map(one -> one.tier().en()).orElse("another position");
    String area = alert.duty().position().map(Position::area).orElse("");
    return ProblemCode.NOT_RESPONSIBLE
        .saying(
            "此报警由" + zh + "（" + area + "）负责，您可以发送回执，不能代为签收",
            "the "
                + en
                + " ("
                + area
                + ") answers for this Alert; you can give a receipt, but not acknowledge it")
        .showing(AlertView.of(alert))
        .exception();
  }
}
