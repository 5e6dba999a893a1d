package io.vigil.model.event;

import java.util.List;

/**
 * The events of one message, as they stand in the log topic {@code plant-events}. A message that
 * was sent again may stand there again: gateway, boot and number tell.
 *
 * @param enterprise the tenant, from the topic
 * @param gateway name of the sending gateway
 * @param boot the sender's boot id
 * @param sequence the message's number within the boot
 * @param sent when the sender says it sent the message, milliseconds UTC
 * @param received when it reached us, milliseconds UTC; fixed here once and for all
 * @param shift what its times are to be moved by, milliseconds: by how much the gateway's clock is
 *     behind ours where it is so wrong that it is not believed, else 0
 * @param events in the order of the message
 */
public record PlantEvents(
    String enterprise,
    String gateway,
    String boot,
    long sequence,
    long sent,
    long received,
    long shift,
    List<PlantEvent> events) {
  public PlantEvents {
    events = List.copyOf(events);
  }
}
