package io.vigil.rules.lead;

import io.vigil.rules.anomaly.Explanation;
import io.vigil.rules.anomaly.RangeDetector;

/** What is said when a lead ends. Stateless; any thread. */
final class LeadWords {
  private LeadWords() {}

  static Explanation inRange() {
    return new Explanation(
        "此后 " + RangeDetector.WARM_UP + " 次读数未再超出以往范围",
        "the next " + RangeDetector.WARM_UP + " readings left no range again");
  }

  static Explanation reached(double limit, long millis) {
    return new Explanation(
        "预警后 " + millis / 1_000 + " 秒达到限值 " + limit,
        "the limit " + limit + " was reached " + millis / 1_000 + " s after the warning");
  }

  static Explanation notReached(double limit, long millis) {
    return new Explanation(
        "预警持续 " + millis / 1_000 + " 秒，未达到限值 " + limit,
        "the warning stood for " + millis / 1_000 + " s; the limit " + limit + " was not reached");
  }

  static Explanation asUsual() {
    return new Explanation("用电已不再异常", "the load is not unusual any more");
  }

  static Explanation revised() {
    return new Explanation(
        "用电数据已修订，该线索不再成立", "the energy was revised: nothing is unusual any more");
  }

  static Explanation likeBefore() {
    return new Explanation(
        "装置各测点已恢复如前，或已成为新的常态", "the unit is as it was, or this has become usual");
  }

  static Explanation usualToForest() {
    return new Explanation(
        "已与之前的行相近，或已成为新的常态", "rows are like those before again, or this has become usual");
  }

  static Explanation notNormal() {
    return new Explanation(
        "厂方改变了该装置是否正常运行的申报", "the plant said anew whether the unit runs as usual");
  }

  static Explanation withdrawn() {
    return new Explanation("点位已变更或回放已结束", "the point was changed, or another replay began");
  }
}
