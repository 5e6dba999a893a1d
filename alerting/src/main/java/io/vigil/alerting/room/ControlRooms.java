package io.vigil.alerting.room;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.PlantReceipts;
import io.vigil.alerting.people.CredentialKind;
import io.vigil.alerting.people.Credentials;
import io.vigil.model.wire.MqttTopics;
import io.vigil.model.wire.MqttTopics.Address;
import io.vigil.model.wire.MqttTopics.Up;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes to control rooms and what comes back. All rooms of an enterprise hear the same topic;
 * the broker keeps for each what it has not heard yet. Any thread; blocking.
 */
@Singleton
public class ControlRooms {
  private static final Logger LOG = LoggerFactory.getLogger(ControlRooms.class);

  private final Credentials credentials;
  private final PlantReceipts receipts;
  private final RoomSnapshots snapshots;
  private volatile @Nullable RoomPost post;

  ControlRooms(Credentials credentials, PlantReceipts receipts, RoomSnapshots snapshots) {
    this.credentials = credentials;
    this.receipts = receipts;
    this.snapshots = snapshots;
  }

  /** From now on messages go this way. */
  public void reachBy(RoomPost way) {
    post = way;
  }

  /** Those of the enterprises that have a control room. */
  public Set<String> among(Collection<String> enterprises) {
    return credentials.enterprisesWith(CredentialKind.ROOM, enterprises);
  }

  /**
   * Says these messages to the rooms of the enterprise, one after the other.
   *
   * @throws IOException if the broker does not have all of them, in words
   */
  public void say(String enterprise, List<byte[]> messages) throws IOException {
    RoomPost way = post;
    if (way == null) {
      throw new IOException("not connected to the broker");
    }
    for (byte[] message : messages) {
      way.say(MqttTopics.alerts(enterprise), message);
    }
  }

  /**
   * Takes what a room published. Who sent it is what the broker let it publish on, never what the
   * message says. What cannot be taken is named in our log and never sent again: it would be no
   * better then.
   *
   * @throws RuntimeException if the database is away; it is to be brought again
   */
  public void heard(String topic, byte[] payload) {
    Optional<Address> from =
        MqttTopics.parseUp(topic).filter(address -> address.kind() == Up.RECEIPT);
    if (from.isEmpty()) {
      return;
    }
    if (RoomReceipt.asksForSnapshot(payload)) {
      snapshots.asked(from.get().enterprise(), from.get().gateway());
      return;
    }
    Optional<RoomReceipt> receipt = RoomReceipt.read(payload);
    if (receipt.isEmpty()) {
      LOG.warn("rooms: {} sent no receipt that can be read", topic);
      return;
    }
    RoomReceipt given = receipt.get();
    String person = given.who() + "@" + from.get().gateway();
    if (!receipts.give(given.alert(), given.kind(), from.get().enterprise(), person)) {
      LOG.warn("rooms: {} confirms {}, which is no Alert of this plant", topic, given.alert());
    }
  }

  /** The message about an Alert, as UTF-8 JSON. */
  public static byte[] message(String event, Alert alert) {
    return RoomMessage.of(event, alert);
  }
}
