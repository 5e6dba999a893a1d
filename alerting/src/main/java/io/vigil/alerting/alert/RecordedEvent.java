package io.vigil.alerting.alert;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the journal, as the API shows it.
 *
 * @param n its number
 * @param at when it happened
 * @param kind what happened
 * @param actor user name of the person; null if the judge or a timer
 * @param detail figures behind it
 */
@Serdeable
public record RecordedEvent(
    String n, String at, String kind, @Nullable String actor, Map<String, Object> detail) {}
