package io.vigil.alerting.scada;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.PlantReceipts;
import io.vigil.alerting.people.Credentials;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.EventNotifier;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.model.objects.ConditionType;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.transport.TransportProfile;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The OPC UA server itself: Basic256Sha256, signed and encrypted, for clients whose certificate is
 * trusted and whose user is a control room. Without security there is discovery alone, as OPC
 * 10000-4 asks for. Any thread.
 */
final class ScadaEndpoint implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ScadaEndpoint.class);
  private static final String PATH = "/vigil";
  private static final long LIMIT_SECONDS = 20;

  private final OpcUaServer server;
  private final PlantNodes plants;
  private final ScadaCertificates certificates;

  private ScadaEndpoint(OpcUaServer server, PlantNodes plants, ScadaCertificates certificates) {
    this.server = server;
    this.plants = plants;
    this.certificates = certificates;
  }

  /**
   * Begins to listen.
   *
   * @param folder of the certificates
   * @param open what is open at a plant, asked when one of its rooms signs in
   */
  static ScadaEndpoint open(
      ScadaOptions options,
      Path folder,
      Credentials credentials,
      PlantReceipts receipts,
      Clock clock,
      Function<String, List<Alert>> open)
      throws IOException {
    ScadaCertificates certificates = ScadaCertificates.in(folder, options.host());
    PlantEvents events = new PlantEvents();
    ScadaUsers users = new ScadaUsers(credentials);
    OpcUaServer server =
        new OpcUaServer(
            config(options, certificates, users),
            profile ->
                new OpcTcpServerTransport(OpcTcpServerTransportConfig.newBuilder().build())) {
          @Override
          public EventNotifier getEventNotifier() {
            return events;
          }
        };
    PlantNodes plants = new PlantNodes(server, events, receipts, clock);
    users.onSignIn(plant -> plants.open(plant, open));
    plants.startup();
    refreshes(server, plants);
    try {
      server.startup().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the OPC UA server started", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(
          "the OPC UA server cannot listen on " + options.host() + ":" + options.port(), e);
    }
    return new ScadaEndpoint(server, plants, certificates);
  }

  PlantNodes plants() {
    return plants;
  }

  /** Ends the sessions of a user whose credential is worthless now. */
  void cutOff(String username) {
    for (Session session : server.getSessionManager().getAllSessions()) {
      if (username.equals(session.getClientUserId())) {
        server.getSessionManager().killSession(session.getSessionId(), true);
      }
    }
  }

  @Override
  public void close() {
    plants.shutdown();
    try {
      server.shutdown().get(LIMIT_SECONDS, TimeUnit.SECONDS);
      certificates.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | IOException e) {
      LOG.warn("scada: did not end well: {}", e.toString());
    }
  }

  private static OpcUaServerConfig config(
      ScadaOptions options, ScadaCertificates certificates, ScadaUsers users) {
    EndpointConfig.Builder any =
        EndpointConfig.newBuilder()
            .setBindAddress(options.host())
            .setHostname(options.host())
            .setBindPort(options.port())
            .setTransportProfile(TransportProfile.TCP_UASC_UABINARY)
            .setCertificate(certificates.certificate());
    Set<EndpointConfig> endpoints = new LinkedHashSet<>();
    endpoints.add(
        any.copy()
            .setPath(PATH)
            .setSecurityPolicy(SecurityPolicy.Basic256Sha256)
            .setSecurityMode(MessageSecurityMode.SignAndEncrypt)
            .addTokenPolicies(OpcUaServerConfig.USER_TOKEN_POLICY_USERNAME)
            .build());
    endpoints.add(
        any.copy()
            .setPath(PATH + "/discovery")
            .setSecurityPolicy(SecurityPolicy.None)
            .setSecurityMode(MessageSecurityMode.None)
            .addTokenPolicies(OpcUaServerConfig.USER_TOKEN_POLICY_ANONYMOUS)
            .build());
    return OpcUaServerConfig.builder()
        .setApplicationUri(ScadaCertificates.APPLICATION_URI)
        .setApplicationName(LocalizedText.english("Vigil"))
        .setProductUri(ScadaCertificates.APPLICATION_URI)
        .setEndpoints(endpoints)
        .setIdentityValidator(users)
        .setCertificateManager(certificates.manager())
        .build();
  }

  /** The methods of the standard's own type that ask for all conditions anew. */
  private static void refreshes(OpcUaServer server, PlantNodes plants) {
    UaMethodNode refresh = method(server, NodeIds.ConditionType_ConditionRefresh);
    refresh.setInvocationHandler(
        new ConditionType.ConditionRefreshMethod(refresh) {
          @Override
          protected void invoke(InvocationContext context, UInteger subscription)
              throws UaException {
            plants.refresh(ScadaUsers.user(context).enterprise(), subscription);
          }
        });
    UaMethodNode ofItem = method(server, NodeIds.ConditionType_ConditionRefresh2);
    ofItem.setInvocationHandler(
        new ConditionType.ConditionRefresh2Method(ofItem) {
          @Override
          protected void invoke(InvocationContext context, UInteger subscription, UInteger item)
              throws UaException {
            plants.refresh(ScadaUsers.user(context).enterprise(), subscription);
          }
        });
  }

  private static UaMethodNode method(OpcUaServer server, NodeId id) {
    return (UaMethodNode)
        server
            .getAddressSpaceManager()
            .getManagedNode(id)
            .orElseThrow(() -> new IllegalStateException("the standard's own nodes are there"));
  }
}
