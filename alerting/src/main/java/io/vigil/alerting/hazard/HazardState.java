package io.vigil.alerting.hazard;

/**
 * Where a hazard stands.
 *
 * <pre>
 * FOUND ─plan─▶ RECTIFYING ─rectified─▶ RECTIFIED ─sign off─▶ SIGNED_OFF
 *                   ▲                      │
 *                   └───────return─────────┘
 * </pre>
 */
enum HazardState {
  /** On record; who does what about it is not fixed yet. */
  FOUND("待定整改", "to be planned"),
  /** The five things are fixed (五定), and it is being put right. */
  RECTIFYING("整改中", "being put right"),
  /** Said to be put right; waits for the second person. */
  RECTIFIED("待验收", "to be signed off"),
  /** Over. */
  SIGNED_OFF("已销号", "signed off");

  private final String zh;
  private final String en;

  HazardState(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  String zh() {
    return zh;
  }

  String en() {
    return en;
  }
}
