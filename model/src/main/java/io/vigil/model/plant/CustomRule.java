package io.vigil.model.plant;

import io.vigil.model.alert.Severity;
import io.vigil.model.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * A rule that stands in the plant file itself instead of in a pack. It is shown in the scheme of
 * the plant's first pack.
 *
 * @param id unique among the rules of its point
 * @param severity how urgent
 * @param rule what is judged, ungated: a gate needs the slot of its point, which the registry gives
 * @param gate what arms it, or null if always armed
 * @param rationale why it deserves an Alert; null in files of before this was asked for
 */
public record CustomRule(
    String id,
    Severity severity,
    Rule rule,
    @Nullable PlantGate gate,
    @Nullable RuleRationale rationale) {}
