package io.vigil.alerting.cases;

/** Where the handling stands (design: alerts §5). */
public enum CaseState {
  /** Nobody has received it. */
  NEW("待签收", "new"),
  /** A position has received it. */
  RECEIVED("已签收", "received"),
  /** Somebody looks whether it is true. */
  VERIFYING("核查中", "being verified"),
  /** Somebody does something about it. */
  DISPOSING("处置中", "being handled"),
  /** What was found and done has been said, and waits for a review. */
  FEEDBACK_SUBMITTED("已反馈待审", "waiting for a review"),
  /** Reviewed and accepted. */
  CLOSED("已销警", "closed");

  private final String zh;
  private final String en;

  CaseState(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** In Chinese. */
  String zh() {
    return zh;
  }

  /** In English. */
  String en() {
    return en;
  }
}
