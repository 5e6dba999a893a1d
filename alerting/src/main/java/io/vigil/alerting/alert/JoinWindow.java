package io.vigil.alerting.alert;

import io.vigil.model.alert.Scheme;
import java.time.Duration;

/**
 * Within how long what happens again belongs to what happened before. The coal rule separates
 * over-limits at the same place that lie more than 10 min apart; 30 min elsewhere is ours (design:
 * alerts §5). Stateless; any thread.
 */
public final class JoinWindow {
  private static final Duration USUAL = Duration.ofMinutes(30);
  private static final Duration COAL = Duration.ofMinutes(10);

  private JoinWindow() {}

  /** The window of the scheme. */
  public static Duration of(Scheme scheme) {
    return switch (scheme) {
      case FOUR_COLOUR -> USUAL;
      case THREE_COLOUR -> COAL;
    };
  }
}
