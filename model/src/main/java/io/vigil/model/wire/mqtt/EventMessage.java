package io.vigil.model.wire.mqtt;

import io.vigil.model.event.PlantEvent;
import java.util.List;

/**
 * What a gateway says happened in its plant.
 *
 * @param boot the sender's boot id
 * @param sequence number of the message within the boot
 * @param sent when the sender says it sent the message, milliseconds UTC
 * @param events in the order in which they stand
 * @param unknownFields how many fields nobody knows
 */
public record EventMessage(
    String boot, long sequence, long sent, List<PlantEvent> events, int unknownFields) {
  public EventMessage {
    events = List.copyOf(events);
  }
}
