package io.vigil.model.rule;

import io.vigil.model.alert.Scheme;
import io.vigil.model.alert.Severity;

/**
 * A Watch (监视项): a rule bound to a point, as the judge needs it. It lives as long as the binding
 * and survives edits of the rule.
 *
 * @param number lane-local number, dense, for life; state is addressed by it
 * @param ruleId the rule's id in its pack, for example {@code CO-M1}
 * @param ruleVersion which version of the rule these numbers are from
 * @param severity how urgent
 * @param scheme which colours people see for it
 * @param rule what is judged
 */
public record WatchDefinition(
    int number, String ruleId, int ruleVersion, Severity severity, Scheme scheme, Rule rule) {}
