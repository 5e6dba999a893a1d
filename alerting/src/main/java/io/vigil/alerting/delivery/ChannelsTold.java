package io.vigil.alerting.delivery;

import io.vigil.alerting.room.ControlRooms;
import io.vigil.model.alert.Severity;
import jakarta.inject.Singleton;
import java.util.List;

/** Says which channels would be told of an Alert. Blocking. */
@Singleton
public class ChannelsTold {
  private final ChannelRepository channels;
  private final ControlRooms rooms;

  /**
   * A channel that would be told.
   *
   * @param id of the channel
   * @param kind name of its kind
   */
  public record ToldChannel(String id, String kind) {}

  ChannelsTold(ChannelRepository channels, ControlRooms rooms) {
    this.channels = channels;
    this.rooms = rooms;
  }

  /** Those that would be told of what is that severe there. */
  public List<ToldChannel> of(Severity severity, String enterprise, String division) {
    boolean hasRoom = !rooms.among(List.of(enterprise)).isEmpty();
    return channels.all().stream()
        .filter(one -> one.wants(severity, enterprise, division))
        .filter(one -> hasRoom || one.kind() != ChannelKind.CONTROL_ROOM)
        .map(one -> new ToldChannel(one.id(), one.kind().name()))
        .toList();
  }
}
