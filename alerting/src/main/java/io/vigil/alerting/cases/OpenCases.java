package io.vigil.alerting.cases;

import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.people.SignIns.Seat;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** Whether somebody may see a Case, or still add to it. Blocking; any thread. */
@Singleton
public class OpenCases {
  private static final Pattern ID = Pattern.compile("c-[0-9]{1,18}-[0-9]{1,18}");

  private final CaseRepository cases;

  OpenCases(CaseRepository cases) {
    this.cases = cases;
  }

  /**
   * Refuses who may not see it.
   *
   * @throws io.vigil.alerting.error.ProblemException if there is none of this id for the person
   */
  public void requireSeen(String id, Seat seat) {
    find(id, seat);
  }

  /**
   * Refuses who may not see it, and the Case of another enterprise.
   *
   * @throws io.vigil.alerting.error.ProblemException if there is none of this id for the person
   */
  public void requireOf(String enterprise, String id, Seat seat) {
    if (!find(id, seat).enterprise().equals(enterprise)) {
      throw ProblemCode.NOT_FOUND.problem(id).exception();
    }
  }

  /**
   * Refuses who may not see it, and what is closed.
   *
   * @throws io.vigil.alerting.error.ProblemException in words
   */
  public void requireOpen(String id, Seat seat) {
    if (!find(id, seat).isOpen()) {
      CaseRefusal closed = CaseRefusal.CASE_CLOSED;
      throw ProblemCode.CASE_REFUSES.saying(closed.zh(), closed.en()).exception();
    }
  }

  /** What we never gave as an id is not looked for: not every database takes every text. */
  static String known(String id) {
    if (!ID.matcher(id).matches()) {
      throw ProblemCode.NOT_FOUND.problem(id).exception();
    }
    return id;
  }

  /** The Case, if the person may see it. */
  Case find(String id, Seat seat) {
    return cases
        .findById(known(id))
        .filter(one -> seat.sees(one.enterprise(), one.division()))
        .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(id).exception());
  }
}
