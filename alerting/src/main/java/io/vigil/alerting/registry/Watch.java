package io.vigil.alerting.registry;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A rule bound to a point. It keeps its number while it is unbound, in case it comes back.
 *
 * @param id {@code enterprise/point/rule}
 * @param enterprise the tenant
 * @param point {@code enterprise:code}
 * @param rule id of the rule
 * @param number lane-local, for life
 * @param version of the rule as bound here; grows with every change of its numbers
 * @param name what the rule watches for, Chinese
 * @param nameEn what the rule watches for, English
 * @param clause where the limit comes from
 * @param clauseMark V verified, R recalled, P ours
 * @param ladder rules of one point of which the board shows one row; empty if none
 * @param rung place on the ladder, 0 if none
 * @param retired whether it is unbound
 */
@MappedEntity("watch")
record Watch(
    @Id String id,
    String enterprise,
    String point,
    String rule,
    int number,
    int version,
    String name,
    String nameEn,
    String clause,
    String clauseMark,
    String ladder,
    int rung,
    boolean retired) {
  Watch retire() {
    return new Watch(
        id,
        enterprise,
        point,
        rule,
        number,
        version,
        name,
        nameEn,
        clause,
        clauseMark,
        ladder,
        rung,
        true);
  }
}
