package io.vigil.alerting.hazard;

/** How grave a hazard is. */
enum HazardLevel {
  /** Major (重大事故隐患). */
  MAJOR(1, "重大隐患", "major hazard"),
  /** Any other (一般事故隐患). */
  GENERAL(3, "一般隐患", "hazard");

  private final int urgency;
  private final String zh;
  private final String en;

  HazardLevel(int urgency, String zh, String en) {
    this.urgency = urgency;
    this.zh = zh;
    this.en = en;
  }

  /** Where it stands among what is handed over, 1 to 4, the more urgent first. */
  int urgency() {
    return urgency;
  }

  String zh() {
    return zh;
  }

  String en() {
    return en;
  }
}
