package io.vigil.alerting.why;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.history.NewestReading.Said;
import io.vigil.alerting.overlay.Quieting.InForce;
import io.vigil.alerting.registry.WatchDescription;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a Watch when somebody asks why it is silent.
 *
 * @param watch what is judged
 * @param alert its open Alert; null if none
 * @param higher the open, true Alert of a higher rung of its ladder; null if none
 * @param quiet what keeps it quiet; empty if nothing does
 * @param judged whether its lane is judged
 * @param said what its point said last; empty if nothing within the last day
 * @param storeAnswers whether the store could be asked
 * @param asker whose console it is about; null for nobody's
 */
record Known(
    WatchDescription watch,
    @Nullable Alert alert,
    @Nullable Alert higher,
    Optional<InForce> quiet,
    boolean judged,
    Optional<Said> said,
    boolean storeAnswers,
    @Nullable Position asker) {}
