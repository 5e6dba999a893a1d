package io.vigil.alerting.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/**
 * What may come of an Alert and what to do first. Of a pack's rule a proposal of ours and no law
 * (mark P); a plant knows better.
 *
 * @param consequence what may happen if nobody acts
 * @param action what to do first
 * @param respondMinutes within how many minutes
 * @param ofThePlant whether the plant says so of a rule of its own
 * @param justification why that rule has another level than consequence and time ask for
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Advice(
    Words consequence,
    Words action,
    int respondMinutes,
    boolean ofThePlant,
    @Nullable String justification) {}
