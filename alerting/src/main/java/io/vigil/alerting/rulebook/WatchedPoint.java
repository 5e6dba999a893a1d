package io.vigil.alerting.rulebook;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A point that a rule is bound to: a row of the registry, as the book of rules reads it.
 *
 * @param id of the watch, {@code enterprise/point/rule}
 * @param enterprise the tenant
 * @param point {@code enterprise:code}
 * @param rule id of the rule
 * @param version of the rule as bound there
 */
@MappedEntity("watch")
record WatchedPoint(@Id String id, String enterprise, String point, String rule, int version) {}
