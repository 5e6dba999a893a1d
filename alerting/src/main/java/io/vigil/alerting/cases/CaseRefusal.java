package io.vigil.alerting.cases;

/** Why an act on a Case was refused, in the words the person reads. */
enum CaseRefusal {
  RECEIVE_FIRST("请先签收处置单", "receive the case first"),
  VERIFY_FIRST("请先开始核查", "begin to verify it first"),
  DISPOSE_FIRST("请先记录处置措施", "say first what is being done about it"),
  FEEDBACK_FIRST("尚未反馈，不能审核", "there is no feedback yet to review"),
  ALREADY("已提交反馈，等待审核", "the feedback is submitted and waits for its review"),
  CASE_CLOSED("处置单已销警，不能再操作", "the case is closed"),
  ALERT_STILL_ACTIVE("报警条件仍然成立，不能销警", "the condition is still true, so the case cannot be closed");

  private final String zh;
  private final String en;

  CaseRefusal(String zh, String en) {
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
