package io.vigil.standalone.embedded;

import com.hivemq.extension.sdk.api.client.parameter.ConnectionAttributeStore;
import com.hivemq.extension.sdk.api.client.parameter.ConnectionInformation;
import com.hivemq.extension.sdk.api.events.client.ClientLifecycleEventListener;
import com.hivemq.extension.sdk.api.events.client.parameters.AuthenticationSuccessfulInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ConnectionStartInput;
import com.hivemq.extension.sdk.api.events.client.parameters.DisconnectEventInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ServerInitiatedDisconnectInput;
import com.hivemq.extension.sdk.api.packets.general.DisconnectedReasonCode;
import io.vigil.standalone.embedded.BrokerRefusals.Code;
import io.vigil.standalone.embedded.BrokerRefusals.Who;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How many connections there are now, by user name and by enterprise, and whose was lately ended by
 * another from elsewhere. Thread-safe.
 */
final class BrokerConnections implements ClientLifecycleEventListener {
  /** Attribute of a connection that is counted. */
  private static final String COUNTED = "vigil.counted";

  private static final String TOLD = "vigil.told";

  /** Attribute of a connection: when it began, {@link System#nanoTime}. */
  private static final String BEGAN = "vigil.began";

  private final BrokerRefusals refusals;
  private final Map<String, Integer> usernames = new HashMap<>();
  private final Map<String, Integer> enterprises = new HashMap<>();

  /** Where the newest connection came from, of user names that are connected. */
  private final Map<String, String> newest = new HashMap<>();

  private final Map<String, Instant> takenOver = new HashMap<>();

  private final EndedCredentials ended = new EndedCredentials();
  private volatile Consumer<String> end = client -> {};

  BrokerConnections(BrokerRefusals refusals) {
    this.refusals = refusals;
  }

  /** Ends connections in this way from now on; it is given the client id. */
  void endBy(Consumer<String> newEnd) {
    end = newEnd;
  }

  /** Who is being identified by this credential just now is not let in, or not for long. */
  void credentialEnds(String username) {
    ended.add(username);
  }

  /** Whoever connects is about to be identified. */
  static void begins(ConnectionInformation connection) {
    connection.getConnectionAttributeStore().putAsString(BEGAN, Long.toString(System.nanoTime()));
  }

  synchronized int of(String username) {
    return usernames.getOrDefault(username, 0);
  }

  synchronized int ofEnterprise(String enterprise) {
    return enterprises.getOrDefault(enterprise, 0);
  }

  /** How many user names came again from another address at this moment or later. */
  synchronized int takenOverSince(Instant moment) {
    takenOver.values().removeIf(at -> at.isBefore(moment));
    return takenOver.size();
  }

  @Override
  public void onMqttConnectionStart(ConnectionStartInput input) {}

  @Override
  public void onAuthenticationSuccessful(AuthenticationSuccessfulInput input) {
    input.getConnectionInformation().getConnectionAttributeStore().putAsString(COUNTED, COUNTED);
    ConnectionInformation connection = input.getConnectionInformation();
    BrokerIdentity identity = BrokerSecurity.identity(connection);
    count(identity, 1);
    cameFrom(identity.username(), BrokerSecurity.address(connection));
    long began =
        connection
            .getConnectionAttributeStore()
            .getAsString(BEGAN)
            .map(Long::parseLong)
            .orElseThrow();
    if (ended.hasSince(identity.username(), began)) {
      end.accept(input.getClientInformation().getClientId());
    }
  }

  /** The connection is about to be ended by us, for a reason that was told and counted. */
  static void told(ConnectionInformation connection) {
    connection.getConnectionAttributeStore().putAsString(TOLD, TOLD);
  }

  /** What the broker ends by itself, without asking us. */
  @Override
  public void onServerInitiatedDisconnect(ServerInitiatedDisconnectInput input) {
    Code code = input.getReasonCode().map(BrokerConnections::code).orElse(null);
    ConnectionInformation connection = input.getConnectionInformation();
    if (code != null && has(connection, COUNTED) && !has(connection, TOLD)) {
      String username = BrokerSecurity.identity(connection).username();
      String words = BrokerWords.ended(code, input.getClientInformation().getClientId());
      String address = BrokerSecurity.address(connection);
      refusals.add(code, new Who(username, address), "MQTT", words);
      if (code == Code.TAKEN_OVER) {
        takenOver(username, address);
      }
    }
    onDisconnect(input);
  }

  private synchronized void cameFrom(String username, String address) {
    newest.put(username, address);
  }

  /** A gateway that lost its line comes again from where it was; that is nothing to tell. */
  private synchronized void takenOver(String username, String address) {
    if (!address.equals(newest.getOrDefault(username, address))) {
      takenOver.put(username, Clock.systemUTC().instant());
    }
  }

  private static @Nullable Code code(DisconnectedReasonCode reason) {
    return switch (reason) {
      case SESSION_TAKEN_OVER -> Code.TAKEN_OVER;
      case MALFORMED_PACKET, PROTOCOL_ERROR, TOPIC_NAME_INVALID, PACKET_TOO_LARGE ->
          Code.PACKET_BAD;
      default -> null;
    };
  }

  private static boolean has(ConnectionInformation connection, String mark) {
    return connection.getConnectionAttributeStore().get(mark).isPresent();
  }

  /** Also of connections that were refused; these are not counted. */
  @Override
  public void onDisconnect(DisconnectEventInput input) {
    ConnectionAttributeStore attributes =
        input.getConnectionInformation().getConnectionAttributeStore();
    if (attributes.remove(COUNTED).isPresent()) {
      count(BrokerSecurity.identity(input.getConnectionInformation()), -1);
    }
  }

  /** Names without a connection are forgotten. */
  private static @Nullable Integer sumOrNone(Integer before, Integer by) {
    return before + by == 0 ? null : before + by;
  }

  private synchronized void count(BrokerIdentity identity, int by) {
    if (usernames.merge(identity.username(), by, BrokerConnections::sumOrNone) == null) {
      newest.remove(identity.username());
    }
    enterprises.merge(identity.enterprise(), by, BrokerConnections::sumOrNone);
  }
}
