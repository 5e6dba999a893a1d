package io.vigil.alerting.onboarding;

/**
 * Where an application stands (design: onboarding §1); {@link OnboardingFlow} says what follows.
 */
enum OnboardingState {
  /** An engineer of the enterprise writes it. */
  DRAFT("草稿", "draft"),
  /** Handed in; the file is looked at in the same moment. */
  SUBMITTED("已提交", "submitted"),
  /** The file is in order. */
  VALIDATED("校验通过", "validated"),
  /** Its gateways have credentials, and its points are judged on trial. */
  CREDENTIALS_ISSUED("已发凭证", "credentials issued"),
  /** Every gateway has been heard of. */
  CONNECTED("已连接", "connected"),
  /** Every point that must speak has spoken. */
  FIRST_READING_SEEN("已见首条读数", "first readings seen"),
  /** On trial (试运行). */
  TRIAL("试运行", "on trial"),
  /** A second person said yes; nothing is live yet. */
  APPROVED("已批准", "approved"),
  /** What was applied for is live. */
  LIVE("已上线", "live"),
  /** The enterprise is suspended. */
  SUSPENDED("已暂停", "suspended"),
  /** The enterprise is watched no more. */
  RETIRED("已退役", "retired"),
  /** Taken back by the enterprise; nothing came of it. */
  WITHDRAWN("已撤回", "withdrawn");

  private final String zh;
  private final String en;

  OnboardingState(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  String zh() {
    return zh;
  }

  String en() {
    return en;
  }

  /** Whether something is still to be done about it. */
  boolean isOpen() {
    return this != LIVE && this != SUSPENDED && this != RETIRED && this != WITHDRAWN;
  }
}
