package io.vigil.model.alert;

/**
 * What a rule asks of the life of its Alerts.
 *
 * @param latching whether it stays after the condition has gone, until somebody resets it
 * @param ackRequired whether what nobody saw stays after the condition has gone
 */
public record AlertPolicy(boolean latching, boolean ackRequired) {
  /** The default: yellow and up must be seen by a person (design: alerts §3, A5). */
  public static AlertPolicy of(Severity severity) {
    return new AlertPolicy(false, severity != Severity.BLUE);
  }

  /** The same, staying until somebody resets it, or not. */
  public AlertPolicy latching(boolean stays) {
    return new AlertPolicy(stays, ackRequired);
  }
}
