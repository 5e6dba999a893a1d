package io.vigil.model.alert;

/**
 * What people see of a Watch (ISA-18.2 letter in brackets). The first six are base states, which
 * the condition and the people drive; the last three are overlays that hide the base while it runs
 * on underneath.
 */
public enum AlertState {
  /** (A) No open Alert. */
  NORMAL("正常"),
  /** (B) The condition is true and nobody has said "seen". The only state that sounds. */
  ACTIVE_UNACKED("报警未确认"),
  /** (C) The condition is true and somebody has seen it. */
  ACTIVE_ACKED("报警已确认"),
  /** (D) The condition is gone, and nobody had seen it: it stays until somebody does. */
  CLEARED_UNACKED("已恢复未确认"),
  /** The condition is gone, the rule latches, and nobody had seen it. */
  LATCHED_UNACKED("锁定未确认"),
  /** The condition is gone and was seen; the rule latches until somebody resets it. */
  LATCHED_ACKED("锁定待复位"),
  /** (E) A person asked for quiet, with an end and a reason. */
  SHELVED("已搁置"),
  /** (F) A design rule keeps it quiet. */
  SUPPRESSED_BY_DESIGN("设计抑制"),
  /** (G) Under a permit. */
  OUT_OF_SERVICE("已停用");

  private final String zh;

  AlertState(String zh) {
    this.zh = zh;
  }

  /** The label as the duty room reads it. */
  public String zh() {
    return zh;
  }

  /** Whether it is one of the six that the base machine knows. */
  public boolean isBase() {
    return ordinal() <= LATCHED_ACKED.ordinal();
  }

  /** Whether it says that the condition is true. */
  public boolean isActive() {
    return this == ACTIVE_UNACKED || this == ACTIVE_ACKED;
  }

  /** Whether a person still has to say "seen". */
  public boolean isUnacked() {
    return this == ACTIVE_UNACKED || this == CLEARED_UNACKED || this == LATCHED_UNACKED;
  }
}
