package io.vigil.alerting.alert;

import io.micronaut.data.annotation.Embeddable;
import io.vigil.model.alert.Severity;
import io.vigil.model.reading.Quality;
import io.vigil.model.rule.Comparison;
import org.jspecify.annotations.Nullable;

/**
 * What the judge last said for an Alert, in numbers and in words.
 *
 * @param severity how urgent
 * @param comparison how the value is held against the limit; null for rules without one
 * @param valueLast the value judged last; null if none
 * @param valueExtreme the worst value since onset; null if none
 * @param valueLimit what the value was held against; null for rules without a limit
 * @param valueClear the value that must be reached again; null for rules without one
 * @param quality quality of the value judged last
 * @param trusted whether value and time can be believed
 * @param textZh the sentence that people read
 * @param textEn the same in English
 */
@Embeddable
public record AlertEvidence(
    Severity severity,
    @Nullable Comparison comparison,
    @Nullable Double valueLast,
    @Nullable Double valueExtreme,
    @Nullable Double valueLimit,
    @Nullable Double valueClear,
    Quality quality,
    boolean trusted,
    String textZh,
    String textEn) {}
