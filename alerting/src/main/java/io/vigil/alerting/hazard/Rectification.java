package io.vigil.alerting.hazard;

import io.micronaut.data.annotation.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The five things that are fixed for each hazard (五定, domain guide §1b, 35), and what became of
 * them.
 *
 * @param responsible who puts it right (定责任人); empty before it is planned, as the next three
 * @param measure how (定措施)
 * @param funds with what money (定资金)
 * @param contingency what is done if it turns into an accident before (定预案)
 * @param due by when (定时限)
 * @param result what was done; empty before anybody said
 * @param rectifiedBy who said that it is put right; null before anybody did, or after a return
 * @param rectifiedAt when
 * @param returned how many times that was sent back
 */
@Embeddable
record Rectification(
    String responsible,
    String measure,
    String funds,
    String contingency,
    Instant due,
    String result,
    @Nullable String rectifiedBy,
    @Nullable Instant rectifiedAt,
    int returned) {
  /** Nothing is fixed but the time. */
  static Rectification unplanned(Instant due) {
    return new Rectification("", "", "", "", due, "", null, null, 0);
  }

  Rectification done(String what, String by, Instant when) {
    return new Rectification(
        responsible, measure, funds, contingency, due, what, by, when, returned);
  }

  Rectification sentBack() {
    return new Rectification(
        responsible, measure, funds, contingency, due, result, null, null, returned + 1);
  }
}
