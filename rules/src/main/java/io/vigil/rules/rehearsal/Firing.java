package io.vigil.rules.rehearsal;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One period in which a rule was true at a point; times in milliseconds UTC on the clock of the
 * readings.
 *
 * @param point code of the point
 * @param rule id of the rule
 * @param severity how urgent
 * @param began when the condition became true
 * @param raised when the on-delay had passed
 * @param ended when it cleared; {@link #OPEN} where it had not at the end
 * @param peak the worst value; NaN if none
 * @param limit what values were held against; NaN where the rule has no limit
 */
public record Firing(
    String point,
    String rule,
    Severity severity,
    long began,
    long raised,
    long ended,
    double peak,
    double limit) {
  /** Stands for the end of what was still true when the readings ended. */
  public static final long OPEN = Long.MAX_VALUE;

  /** The periods that these events tell of, in the order in which they were raised. */
  public static List<Firing> of(List<ActivationEvent> events) {
    Map<String, Firing> firings = new LinkedHashMap<>();
    for (ActivationEvent event : events) {
      if (event.activation().isEmpty()) {
        continue;
      }
      Firing known = firings.get(event.activation());
      long raised = known == null ? event.at() : known.raised;
      long ended = event.active() ? OPEN : event.at();
      firings.put(
          event.activation(),
          new Firing(
              event.point().code(),
              event.rule(),
              event.severity(),
              event.onset(),
              raised,
              ended,
              event.extreme(),
              event.limit()));
    }
    return new ArrayList<>(firings.values());
  }

  /** How long it lasted, milliseconds; up to {@code last} where it had not ended. */
  public long lastedMillis(long last) {
    return Math.max(0, Math.min(ended, last) - began);
  }
}
