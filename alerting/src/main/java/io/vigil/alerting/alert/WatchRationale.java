package io.vigil.alerting.alert;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.vigil.model.alert.Consequence;
import io.vigil.model.plant.RuleRationale;
import org.jspecify.annotations.Nullable;

/**
 * Why a rule of a plant's own deserves an Alert, as its plant file says. It stays when its Watch
 * retires, for the Alerts that it had.
 *
 * @param watch {@code enterprise/point/rule}
 * @param enterprise the tenant
 * @param harm how bad it is if nobody acts
 * @param consequence what may happen, Chinese
 * @param consequenceEn what may happen, English
 * @param action what to do first, Chinese
 * @param actionEn what to do first, English
 * @param respondMinutes within how many minutes
 * @param justification why its level is not that of the matrix; null where it is, or nobody said
 */
@MappedEntity("watch_rationale")
public record WatchRationale(
    @Id String watch,
    String enterprise,
    Consequence harm,
    String consequence,
    String consequenceEn,
    String action,
    String actionEn,
    int respondMinutes,
    @Nullable String justification) {
  /** What the plant file says of its rule. */
  public static WatchRationale of(String watch, String enterprise, RuleRationale why) {
    return new WatchRationale(
        watch,
        enterprise,
        why.harm(),
        why.consequence(),
        why.consequenceEn(),
        why.action(),
        why.actionEn(),
        why.respondMinutes(),
        why.justification());
  }
}
