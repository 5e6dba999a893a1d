package io.vigil.model.alert;

/** Why a person's act on an Alert was refused, in the words the person reads. */
public enum AlertRefusal {
  NOT_ACTIVE("报警条件当前不成立，不能执行此操作", "the condition is not true at present"),
  NOTHING_TO_ACK("没有需要签收的报警", "there is nothing to acknowledge"),
  NOT_ACKED("报警尚未签收，无可撤回", "the Alert is not acknowledged"),
  ACK_FIRST("请先签收，再复位", "acknowledge it before the reset"),
  STILL_ACTIVE("报警条件仍然成立，不能复位", "the condition is still true, so it cannot be reset"),
  NOT_LATCHED("报警未锁定，无需复位", "the Alert is not latched"),
  OUT_OF_SERVICE("监视项已停用，不能搁置", "the Watch is out of service and cannot be shelved"),
  NOT_SHELVED("报警未搁置", "the Alert is not shelved"),
  NOT_OUT_OF_SERVICE("监视项未停用", "the Watch is not out of service"),
  OPEN_ALERT(
      "监视项尚有未关闭的报警，不能停止监视；请先处理并签收",
      "the Watch has an open Alert, so it cannot be retired; deal with it and acknowledge it first");

  private final String zh;
  private final String en;

  AlertRefusal(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** The sentence in Chinese. */
  public String zh() {
    return zh;
  }

  /** The sentence in English. */
  public String en() {
    return en;
  }
}
