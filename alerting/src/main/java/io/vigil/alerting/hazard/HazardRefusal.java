package io.vigil.alerting.hazard;

import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.ProblemException;

/** Why an act on a hazard was refused, in the words the person reads. */
enum HazardRefusal {
  PLANNED_ALREADY("整改责任、措施、资金、时限、预案已定", "who does what by when is fixed already"),
  PLAN_FIRST(
      "请先落实五定（责任人、措施、资金、时限、预案）",
      "fix the five things first: who, how, with what money, by when, and what if"),
  NOT_RECTIFIED("尚未报告整改完成，不能验收或退回", "nobody has said yet that it is put right"),
  RECTIFIED_ALREADY("已报告整改完成，等待验收", "it is said to be put right and waits to be signed off"),
  OVER("该隐患已销号，不能再操作", "this hazard is signed off already"),
  LISTED("正在挂牌督办，请先由挂牌单位摘牌", "it is supervised by listing; whoever listed it must lift that first"),
  LISTED_ALREADY("已在挂牌督办中", "it is supervised by listing already"),
  NOT_LISTED("未在挂牌督办中", "it is not supervised by listing"),
  ONLY_MAJOR("只有重大隐患可以挂牌督办", "only major hazards are supervised by listing"),
  DUE_PASSED("期限须晚于现在", "the deadline must lie ahead");

  private final String zh;
  private final String en;

  HazardRefusal(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  ProblemException exception() {
    return ProblemCode.HAZARD_REFUSES.saying(zh, en).exception();
  }
}
