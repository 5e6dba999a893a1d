package io.vigil.alerting.alert;

/**
 * What a person had on the screen when the key was pressed. An act covers that much and no more
 * (design: alerts §3, A8).
 *
 * @param activation the newest activation
 * @param version of the Alert
 */
public record Seen(String activation, long version) {
  /** Whether nothing newer has happened to the Alert. */
  public boolean isNewest(Alert alert) {
    return alert.activation().equals(activation) && alert.version() == version;
  }
}
