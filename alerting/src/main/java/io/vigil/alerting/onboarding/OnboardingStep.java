package io.vigil.alerting.onboarding;

/** What moves an application on. */
enum OnboardingStep {
  /** The engineer hands it in. */
  SUBMIT("提交", "submit"),
  /** The file was found in order. */
  VALIDATE("校验", "validate"),
  /** The engineer takes the credentials; the points are judged on trial from now on. */
  ISSUE("发放凭证", "issue credentials"),
  /** Every gateway was heard of. */
  CONNECT("连接", "connect"),
  /** Every point that must speak has spoken. */
  READ("首条读数", "first readings"),
  /** The engineer begins the trial, or begins it anew. */
  BEGIN_TRIAL("开始试运行", "begin the trial"),
  /** The second person says yes. */
  APPROVE("批准", "approve"),
  /** Back to the draft: the second person says no, or the engineer has to change something. */
  RETURN("退回", "return to the draft"),
  /** The engineer makes it so, at a time that suits the plant. */
  GO_LIVE("生效", "make it so"),
  /** The engineer takes it back. */
  WITHDRAW("撤回", "withdraw");

  private final String zh;
  private final String en;

  OnboardingStep(String zh, String en) {
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
