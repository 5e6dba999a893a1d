package io.vigil.standalone.embedded;

import com.hivemq.extension.sdk.api.async.Async;
import com.hivemq.extension.sdk.api.async.TimeoutFallback;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission;
import com.hivemq.extension.sdk.api.packets.auth.DefaultAuthorizationBehaviour;
import com.hivemq.extension.sdk.api.packets.auth.ModifiableDefaultPermissions;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import io.vigil.standalone.embedded.BrokerRefusals.Code;
import io.vigil.standalone.embedded.BrokerRefusals.Who;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * CONNECT in, identity kept with the connection out, or a refusal in words.
 *
 * <p>The event loop only looks at the packet; the question who it is runs on the executor, and the
 * broker refuses by itself when that takes longer than 5 s.
 */
final class ConnectAuthenticator implements SimpleAuthenticator {
  /** Attribute of the connection that holds {@link BrokerIdentity#format}. */
  static final String IDENTITY = "vigil.identity";

  private static final Logger LOG = LoggerFactory.getLogger(ConnectAuthenticator.class);
  private static final String CONNECT = "CONNECT";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final BrokerAccess access;
  private final BrokerRefusals refusals;
  private final BrokerConnections connections;
  private final Executor executor;

  ConnectAuthenticator(
      BrokerAccess access,
      BrokerRefusals refusals,
      BrokerConnections connections,
      Executor executor) {
    this.access = access;
    this.connections = connections;
    this.refusals = refusals;
    this.executor = executor;
  }

  @Override
  public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
    BrokerConnections.begins(input.getConnectionInformation());
    String username = input.getConnectPacket().getUserName().orElse("");
    if (!BrokerIdentity.isUsername(username) || input.getConnectPacket().getPassword().isEmpty()) {
      // The name is not kept: it may be anything up to 64 KiB.
      refuse(output, Code.AUTH_FAIL, new Who("", address(input)), BrokerWords.authFail());
      return;
    }
    Who who = new Who(username, address(input));
    Async<SimpleAuthOutput> async =
        output.async(
            PATIENCE,
            TimeoutFallback.FAILURE,
            ConnackReasonCode.SERVER_UNAVAILABLE,
            BrokerWords.busy());
    try {
      executor.execute(() -> decide(input, who, async));
    } catch (RejectedExecutionException full) {
      refuse(output, Code.BUSY, who, BrokerWords.busy());
      async.resume();
    }
  }

  private void decide(SimpleAuthInput input, Who who, Async<SimpleAuthOutput> async) {
    SimpleAuthOutput output = async.getOutput();
    try {
      Optional<BrokerIdentity> identity = identify(input, who);
      if (isTooLate(async)) {
        refusals.add(Code.BUSY, who, CONNECT, BrokerWords.busy());
        return;
      }
      if (identity.isEmpty()) {
        refuse(output, Code.AUTH_FAIL, who, BrokerWords.authFail());
        return;
      }
      admit(input, output, identity.get(), who);
    } catch (RuntimeException failed) {
      LOG.warn("the identity of {} could not be checked", who.username(), failed);
      if (!isTooLate(async)) {
        refuse(output, Code.BUSY, who, BrokerWords.busy());
      }
    } finally {
      async.resume();
    }
  }

  /** The broker waited no longer and has told the client to come again; nothing can be added. */
  private static boolean isTooLate(Async<SimpleAuthOutput> async) {
    return async.getStatus() != Async.Status.RUNNING;
  }

  private Optional<BrokerIdentity> identify(SimpleAuthInput input, Who who) {
    byte[] password = bytes(input.getConnectPacket().getPassword().orElseThrow());
    try {
      // Topics are built from the identity: one with another name would open another's topics.
      return access
          .identify(who.username(), password, who.address())
          .filter(i -> i.username().equals(who.username()));
    } finally {
      Arrays.fill(password, (byte) 0);
    }
  }

  private void admit(
      SimpleAuthInput input, SimpleAuthOutput output, BrokerIdentity identity, Who who) {
    String clientId = input.getConnectPacket().getClientId();
    if (!identity.mayBeCalled(clientId)) {
      String username = identity.username();
      refuse(output, Code.CLIENT_ID, who, BrokerWords.clientId(username, clientId));
      return;
    }
    if (identity.kind() != BrokerIdentity.Kind.INGEST
        && connections.ofEnterprise(identity.enterprise()) >= access.connections()) {
      String words = BrokerWords.connections(identity.enterprise(), access.connections());
      refuse(output, Code.CONNECTIONS, who, words);
      return;
    }
    input
        .getConnectionInformation()
        .getConnectionAttributeStore()
        .putAsString(IDENTITY, identity.format());
    // TopicAuthorizer decides; this stands behind it and grants no more. Wills need it: beside an
    // interceptor, the broker holds them against it as well.
    ModifiableDefaultPermissions permissions = output.getDefaultPermissions();
    permissions.setDefaultBehaviour(DefaultAuthorizationBehaviour.DENY);
    TopicGrants.of(identity).publish().forEach(filter -> permissions.add(publishing(filter)));
    output.getClientSettings().setClientQueueSizeMaximum(BrokerSettings.queueOf(identity.kind()));
    output.authenticateSuccessfully();
  }

  private static TopicPermission publishing(String filter) {
    return Builders.topicPermission()
        .topicFilter(filter)
        .type(TopicPermission.PermissionType.ALLOW)
        .activity(TopicPermission.MqttActivity.PUBLISH)
        .build();
  }

  private static String address(SimpleAuthInput input) {
    return BrokerSecurity.address(input.getConnectionInformation());
  }

  private void refuse(SimpleAuthOutput output, Code code, Who who, String words) {
    refusals.add(code, who, CONNECT, words);
    output.failAuthentication(reason(code), words);
  }

  private static ConnackReasonCode reason(Code code) {
    return switch (code) {
      case BUSY -> ConnackReasonCode.SERVER_UNAVAILABLE;
      case CONNECTIONS -> ConnackReasonCode.QUOTA_EXCEEDED;
      case AUTH_FAIL, CLIENT_ID, TOPIC_DENIED, RETAIN_DENIED, TOO_LARGE, TAKEN_OVER, PACKET_BAD ->
          ConnackReasonCode.NOT_AUTHORIZED;
    };
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
