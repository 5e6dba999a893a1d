package io.vigil.ingest.admit;

import io.vigil.model.event.PlantEvents;
import io.vigil.model.refusal.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What admission made of a message of events.
 *
 * @param events what goes into the log; null if nothing does
 * @param remarks in words why not
 */
public record AdmittedEvents(@Nullable PlantEvents events, List<Refusal> remarks) {}
