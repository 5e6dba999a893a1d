package io.vigil.alerting.overlay;

import io.vigil.alerting.registry.WatchDescription;
import io.vigil.model.alert.Scheme;
import io.vigil.model.alert.Severity;
import org.jspecify.annotations.Nullable;

/**
 * An overlay with what people must know before they leave its Watch quiet.
 *
 * @param overlay what keeps it quiet, did, or is asked for
 * @param described the Watch; null if the registry no longer knows it
 * @param severity of its open Alert, else of its rule
 * @param scheme which colours people see
 * @param active whether the condition is true just now
 * @param missed how often the condition came and went unheard beneath it
 */
record Silent(
    Overlay overlay,
    @Nullable WatchDescription described,
    Severity severity,
    Scheme scheme,
    boolean active,
    long missed) {}
