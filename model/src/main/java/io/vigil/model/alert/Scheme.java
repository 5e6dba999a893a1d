package io.vigil.model.alert;

/** Which grading an Alert is shown in. */
public enum Scheme {
  /** Red, orange, yellow, blue. */
  FOUR_COLOUR("four-colour"),
  /** Coal: red, orange, yellow; a blue result is a ticket without colour. */
  THREE_COLOUR("three-colour");

  private final String text;

  Scheme(String text) {
    this.text = text;
  }

  /** As it stands in messages. */
  public String text() {
    return text;
  }
}
