package io.vigil.alerting.alert;

import io.micronaut.data.annotation.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * What is remarkable about an Alert beside what it says.
 *
 * @param firstOut whether it came first of what happened in its unit; see {@link FirstOut}
 * @param nuisance how it wears people out; null if it does not
 */
@Embeddable
public record AlertMarks(boolean firstOut, @Nullable NuisanceKind nuisance) {
  /** Nothing remarkable. */
  public static final AlertMarks NONE = new AlertMarks(false, null);

  /** The same, and it came first. */
  AlertMarks first() {
    return new AlertMarks(true, nuisance);
  }

  /** The same and a nuisance; one that chatters is also fleeting, but chattering is the worse. */
  public AlertMarks with(NuisanceKind kind) {
    return nuisance == NuisanceKind.CHATTERING ? this : new AlertMarks(firstOut, kind);
  }
}
