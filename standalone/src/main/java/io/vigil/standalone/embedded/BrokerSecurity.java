package io.vigil.standalone.embedded;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.auth.Authorizer;
import com.hivemq.extension.sdk.api.auth.parameter.AuthorizerProviderInput;
import com.hivemq.extension.sdk.api.client.parameter.ConnectionInformation;
import com.hivemq.extension.sdk.api.packets.disconnect.DisconnectReasonCode;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extension.sdk.api.services.session.ClientService;
import java.net.InetAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts our authenticator and authorizers into the broker before its port opens. */
final class BrokerSecurity implements ExtensionMain {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerSecurity.class);
  private static final int THREADS = 2;

  /** Connections that wait to be identified; when full the next is refused as busy. */
  private static final int WAITING = 1_000;

  private final BrokerAccess access;
  private final BrokerRefusals refusals;
  private final BrokerConnections connections;
  private final ExecutorService identifying;

  /** Of this broker: the library's static access is to the one that started last. */
  private volatile @Nullable ClientService clients;

  BrokerSecurity(BrokerAccess access, BrokerRefusals refusals, BrokerConnections connections) {
    this.access = access;
    this.refusals = refusals;
    this.connections = connections;
    AtomicInteger number = new AtomicInteger();
    this.identifying =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            task -> {
              Thread thread = new Thread(task, "broker-identify-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  EmbeddedExtension extension() {
    return EmbeddedExtension.builder()
        .withId("vigil-security")
        .withName("Vigil security")
        .withVersion("1")
        .withAuthor("Vigil")
        .withPriority(0)
        .withStartPriority(1000)
        .withExtensionMain(this)
        .build();
  }

  @Override
  public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
    ConnectAuthenticator authenticator =
        new ConnectAuthenticator(access, refusals, connections, identifying);
    Services.securityRegistry().setAuthenticatorProvider(connection -> authenticator);
    Services.securityRegistry().setAuthorizerProvider(this::authorizer);
    Services.eventRegistry().setClientLifecycleEventListener(client -> connections);
    clients = Services.clientService();
    connections.endBy(this::end);
    ThingsBoardTopics topics = new ThingsBoardTopics();
    Services.initializerRegistry()
        .setClientInitializer((client, context) -> context.addPublishInboundInterceptor(topics));
  }

  @Override
  public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
    identifying.shutdownNow();
  }

  /**
   * Ends the connections of a credential; who still has it must sign in anew. Returns at once.
   *
   * @param username of the credential
   */
  void disconnect(String username) {
    ClientService ours = clients;
    if (ours == null) {
      return; // not started: nobody is connected
    }
    connections.credentialEnds(username);
    CompletableFuture<?> unusedWalk =
        ours.iterateAllClients(
                (context, session) -> {
                  String client = session.getClientIdentifier();
                  if (session.isConnected() && BrokerIdentity.isCalled(client, username)) {
                    end(client);
                  }
                })
            .whenComplete((done, failure) -> logFailure(username, failure));
  }

  /** Ends the connection of a client, and tells nobody its last will. */
  private void end(String client) {
    ClientService ours = clients;
    if (ours != null) {
      CompletableFuture<?> unusedEnd =
          ours.disconnectClient(
                  client, true, DisconnectReasonCode.NOT_AUTHORIZED, "credential ended")
              .whenComplete((done, failure) -> logFailure(client, failure));
    }
  }

  private static void logFailure(String who, @Nullable Throwable failure) {
    if (failure != null) {
      LOG.warn("broker: {} could not be disconnected: {}", who, failure.toString());
    }
  }

  private Authorizer authorizer(AuthorizerProviderInput input) {
    ConnectionInformation connection = input.getConnectionInformation();
    return new TopicAuthorizer(identity(connection), address(connection), refusals);
  }

  /** Where a connection comes from; empty if that is not known. */
  static String address(ConnectionInformation connection) {
    return connection.getInetAddress().map(InetAddress::getHostAddress).orElse("");
  }

  /** Who signed in on a connection. */
  static BrokerIdentity identity(ConnectionInformation connection) {
    return connection
        .getConnectionAttributeStore()
        .getAsString(ConnectAuthenticator.IDENTITY)
        .map(BrokerIdentity::parse)
        .orElseThrow(() -> new IllegalStateException("a connection without an identity"));
  }
}
