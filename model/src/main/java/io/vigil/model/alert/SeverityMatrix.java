package io.vigil.model.alert;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The severity that a consequence and the time available ask for (design: alerts §3, A3, and §7,
 * after EEMUA 191 and IEC 62682). A limit by law may ask for more, never for less. Stateless.
 */
public final class SeverityMatrix {
  private static final Duration LONG = Duration.ofMinutes(30);
  private static final Duration MIDDLE = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofMinutes(3);

  /**
   * A cell.
   *
   * @param severity null where a prompt is enough and no Alert is needed
   * @param mustTrip whether it is to be asked if an Alert is enough, or a protection must act
   */
  public record Cell(@Nullable Severity severity, boolean mustTrip) {}

  private SeverityMatrix() {}

  /** The cell; {@code available} is from the Alert until it is too late to act. */
  public static Cell of(Consequence consequence, Duration available) {
    boolean mustTrip = consequence == Consequence.SEVERE && available.compareTo(SHORT) < 0;
    return new Cell(severity(consequence, urgency(available)), mustTrip);
  }

  private static @Nullable Severity severity(Consequence consequence, int urgency) {
    return switch (consequence) {
      case MINOR -> urgency == 0 ? null : urgency < 3 ? Severity.BLUE : Severity.YELLOW;
      case MAJOR -> urgency == 0 ? Severity.BLUE : urgency < 3 ? Severity.YELLOW : Severity.ORANGE;
      case SEVERE -> urgency == 0 ? Severity.YELLOW : urgency < 3 ? Severity.ORANGE : Severity.RED;
    };
  }

  /** 0 for more than half an hour to 3 for less than three minutes. */
  private static int urgency(Duration available) {
    if (available.compareTo(LONG) > 0) {
      return 0;
    }
    if (available.compareTo(MIDDLE) > 0) {
      return 1;
    }
    return available.compareTo(SHORT) < 0 ? 3 : 2;
  }
}
