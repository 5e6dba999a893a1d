package io.vigil.ingest.admit;

import io.vigil.model.event.PlantEvents;
import io.vigil.model.lane.Batch;
import io.vigil.model.refusal.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What admission made of a message of events.
 *
 * @param events what goes into the log; null if nothing does
 * @param shown the readings at points that show it, for the lane; null if none does
 * @param remarks in words why not, and what was marked
 */
public record AdmittedEvents(
    @Nullable PlantEvents events, @Nullable Batch shown, List<Refusal> remarks) {}
