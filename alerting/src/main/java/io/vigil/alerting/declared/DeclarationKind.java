package io.vigil.alerting.declared;

import io.vigil.model.event.OfficeKind;
import io.vigil.model.event.PlantEvent.State;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be put on record about a plant, and what that shows at its points. */
enum DeclarationKind {
  /** A unit must stand still (停产令). */
  SHUTDOWN(OfficeKind.STATE, State.ORDERED_SHUTDOWN.number(), true),
  /** A plant may draw only so much power (限电通知). */
  CURTAILMENT(OfficeKind.CURTAILMENT, 1, true),
  /** A unit is under maintenance, and stands still. */
  MAINTENANCE(OfficeKind.STATE, State.MAINTENANCE.number(), false),
  /** A day on which the plant rests. */
  HOLIDAY(OfficeKind.CALENDAR, 1, false),
  /** A day that is worked in place of a day of rest. */
  WORKDAY(OfficeKind.CALENDAR, 2, false),
  /** Work at night that is not the rule. */
  NIGHT_SHIFT(OfficeKind.CALENDAR, 3, false);

  private final OfficeKind shownBy;
  private final int value;
  private final boolean ofBureau;

  DeclarationKind(OfficeKind shownBy, int value, boolean ofBureau) {
    this.shownBy = shownBy;
    this.value = value;
    this.ofBureau = ofBureau;
  }

  static Optional<DeclarationKind> parse(@Nullable String text) {
    return Arrays.stream(values()).filter(kind -> kind.name().equals(text)).findFirst();
  }

  /** At points of which kind it shows. */
  OfficeKind shownBy() {
    return shownBy;
  }

  /** What these show while it is in force. */
  int value() {
    return value;
  }

  /** Whether a bureau says it; all else a plant declares itself. */
  boolean isOfBureau() {
    return ofBureau;
  }
}
