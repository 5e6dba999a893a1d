package io.vigil.model.alert;

/** Whether a person has put a Watch aside for a time. */
public enum Shelf {
  NONE,
  /** Until a stated time. */
  TIMED,
  /** Until the condition goes, and never longer than the class allows. */
  ONE_SHOT
}
