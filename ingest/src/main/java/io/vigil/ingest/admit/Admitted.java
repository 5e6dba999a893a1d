package io.vigil.ingest.admit;

import io.vigil.model.lane.Batch;
import io.vigil.model.refusal.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What admission made of a message.
 *
 * @param batch what goes into the lane; null if nothing does
 * @param late whether it is history
 * @param remarks what was refused, and what was marked for the first time in a while, in words
 * @param repeat whether the message stands in the log already, or is on its way there
 */
public record Admitted(@Nullable Batch batch, boolean late, List<Refusal> remarks, boolean repeat) {
  static final Admitted REPEAT = new Admitted(null, false, List.of(), true);
}
