package io.vigil.alerting.alert;

import io.micronaut.data.annotation.Embeddable;
import io.vigil.model.alert.Mode;
import io.vigil.model.alert.Scheme;

/**
 * What an Alert is about; fixed when it is raised, so that the record of it says what people saw
 * then, also after the plant has been renamed.
 *
 * @param watch {@code enterprise/point/rule}; for what is no real Alert a key of its own
 * @param lane lane of the enterprise
 * @param enterprise the tenant
 * @param enterpriseName what people call it, Chinese
 * @param enterpriseNameEn what people call it, English
 * @param division where it lies (GB/T 2260 code)
 * @param unit plant unit
 * @param point code of the point
 * @param pointName what people call it, Chinese
 * @param pointNameEn what people call it, English
 * @param rule id of the rule
 * @param clause the clause that the limit is from
 * @param clauseMark V verified, R recalled, P product default
 * @param measureUnit symbol of the unit of measure
 * @param ladder rules of one point of which the board shows one row; empty if none
 * @param rung place on the ladder, the highest active one is shown and sounds; 0 if none
 * @param mode REAL, DRILL, TEST or HISTORY
 * @param scheme which colours people see
 */
@Embeddable
public record AlertSubject(
    String watch,
    int lane,
    String enterprise,
    String enterpriseName,
    String enterpriseNameEn,
    String division,
    String unit,
    String point,
    String pointName,
    String pointNameEn,
    String rule,
    String clause,
    String clauseMark,
    String measureUnit,
    String ladder,
    int rung,
    Mode mode,
    Scheme scheme) {
  /**
   * What happens in one plant unit under one scheme; a drill or a test is never the same as what is
   * real.
   */
  public String happening() {
    String real = enterprise + "/" + scheme.text() + "/" + unit;
    return mode == Mode.REAL ? real : real + "/" + mode;
  }
}
