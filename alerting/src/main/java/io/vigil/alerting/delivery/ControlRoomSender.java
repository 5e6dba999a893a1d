package io.vigil.alerting.delivery;

import io.vigil.alerting.room.ControlRooms;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Tells the control rooms of a plant: each change is a message of its own; those of one request are
 * of one enterprise. Blocking; any thread.
 */
@Singleton
class ControlRoomSender implements Sender {
  private final ControlRooms rooms;

  ControlRoomSender(ControlRooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.CONTROL_ROOM;
  }

  @Override
  public Answer send(DeliveryRequest request) {
    List<byte[]> messages =
        request.members().stream()
            .map(one -> one.content().getBytes(StandardCharsets.UTF_8))
            .toList();
    try {
      rooms.say(request.members().get(0).enterprise(), messages);
      return new Answer(null, "");
    } catch (IOException e) {
      return new Answer(Trouble.UNREACHABLE, String.valueOf(e.getMessage()));
    }
  }
}
