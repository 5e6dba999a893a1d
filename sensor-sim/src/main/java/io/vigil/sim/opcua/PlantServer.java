package io.vigil.sim.opcua;

import io.vigil.model.plant.PlantPoint;
import io.vigil.model.reading.QualityReason;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.DefaultAttributeServiceSet;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.CertificateManager;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.transport.TransportProfile;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResponse;
import org.eclipse.milo.opcua.stack.transport.server.ServiceRequestContext;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;
import org.jspecify.annotations.Nullable;

/**
 * The OPC UA server of a simulated plant, on loopback: its points are variables named by their
 * codes in the namespace {@link #namespace}. It offers Basic256Sha256 signed and encrypted, and
 * discovery without security, as OPC 10000-4 asks for. Any thread.
 */
public final class PlantServer implements AutoCloseable {
  /** Where it listens. */
  public static final String HOST = "127.0.0.1";

  private static final String PATH = "/plant";
  private static final long LIMIT_SECONDS = 20;

  private final OpcUaServer server;
  private final PlantNamespace namespace;
  private final int port;

  private PlantServer(OpcUaServer server, PlantNamespace namespace, int port) {
    this.server = server;
    this.namespace = namespace;
    this.port = port;
  }

  /** The namespace URI of an enterprise's points. */
  public static String namespace(String enterprise) {
    return "urn:vigil:sim:" + enterprise;
  }

  /** The node id of a point, as a plant file names it. */
  public static String source(String enterprise, String point) {
    return "nsu=" + namespace(enterprise) + ";s=" + point;
  }

  /**
   * Starts a server.
   *
   * @param enterprise whose points they are
   * @param points what it shows
   * @param identity who it is and whom it trusts
   * @param history what it keeps; null for a server without history
   * @param port where it listens, on loopback
   */
  public static PlantServer start(
      String enterprise,
      List<PlantPoint> points,
      PlantIdentity identity,
      @Nullable PlantHistory history,
      int port)
      throws IOException, InterruptedException {
    return start(
        enterprise, points, identity, history, port, List.of(SecurityPolicy.Basic256Sha256));
  }

  /** The same with other policies, offered in this order, each signed and encrypted. */
  static PlantServer start(
      String enterprise,
      List<PlantPoint> points,
      PlantIdentity identity,
      @Nullable PlantHistory history,
      int port,
      List<SecurityPolicy> policies)
      throws IOException, InterruptedException {
    try {
      OpcUaServer server = server(enterprise, identity, port, policies);
      PlantNamespace namespace = new PlantNamespace(server, namespace(enterprise), points, history);
      namespace.startup();
      server.startup().get(LIMIT_SECONDS, TimeUnit.SECONDS);
      return new PlantServer(server, namespace, port);
    } catch (GeneralSecurityException | ExecutionException | TimeoutException e) {
      throw new IOException("the OPC UA server of " + enterprise + " did not start", e);
    }
  }

  private static OpcUaServer server(
      String enterprise, PlantIdentity identity, int port, List<SecurityPolicy> policies)
      throws GeneralSecurityException {
    CertificateManager certificates = identity.manager();
    EndpointConfig.Builder any =
        EndpointConfig.newBuilder()
            .setBindAddress(HOST)
            .setHostname(HOST)
            .setBindPort(port)
            .setTransportProfile(TransportProfile.TCP_UASC_UABINARY)
            .setCertificate(identity.certificate())
            .addTokenPolicies(OpcUaServerConfig.USER_TOKEN_POLICY_ANONYMOUS);
    Set<EndpointConfig> endpoints = new LinkedHashSet<>();
    for (SecurityPolicy policy : policies) {
      endpoints.add(
          any.copy()
              .setPath(PATH)
              .setSecurityPolicy(policy)
              .setSecurityMode(MessageSecurityMode.SignAndEncrypt)
              .build());
    }
    endpoints.add(
        any.copy()
            .setPath(PATH + "/discovery")
            .setSecurityPolicy(SecurityPolicy.None)
            .setSecurityMode(MessageSecurityMode.None)
            .build());
    OpcUaServerConfig config =
        OpcUaServerConfig.builder()
            .setApplicationUri(namespace(enterprise))
            .setApplicationName(LocalizedText.english("Simulated plant " + enterprise))
            .setProductUri("urn:vigil:sim")
            .setEndpoints(endpoints)
            .setIdentityValidator(AnonymousIdentityValidator.INSTANCE)
            .setCertificateManager(certificates)
            .build();
    return new OpcUaServer(
        config,
        profile -> new OpcTcpServerTransport(OpcTcpServerTransportConfig.newBuilder().build()));
  }

  /** Where clients find it. */
  public String url() {
    return url(port);
  }

  /** Where clients find the server at this port. */
  public static String url(int port) {
    return "opc.tcp://" + HOST + ":" + port + PATH;
  }

  /** A new value of a point; time in milliseconds UTC. */
  public void set(String point, long time, double value, QualityReason reason) {
    namespace.set(point, time, value, reason);
  }

  /** Whatever a server may say of a point. */
  void set(String point, DataValue value) {
    namespace.set(point, value);
  }

  /** How those who are connected are protected. */
  List<SecurityPolicy> policiesInUse() {
    return server.getSessionManager().getAllSessions().stream()
        .map(session -> session.getSecurityConfiguration().getSecurityPolicy())
        .toList();
  }

  /** From now on no request for history is served, as by servers that do not know the service. */
  public void refuseHistory() {
    server.addServiceSet(PATH, new WithoutHistory(server));
  }

  /** Whether every point is watched by a client. */
  public boolean isWatched() {
    return namespace.isWatched();
  }

  /** Whether everything that was set has been reported to those who watch. */
  public boolean isReported() {
    return namespace.isReported();
  }

  /** How many values of a point can wait to be reported without one being lost; 0 if unwatched. */
  public int room() {
    return namespace.room();
  }

  /** How many subscriptions clients have here. */
  public int subscriptions() {
    return server.getSubscriptions().size();
  }

  /** Stops it; who was connected is cut off. */
  @Override
  public void close() {
    namespace.shutdown();
    try {
      server.shutdown().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the OPC UA server did not stop", e);
    }
  }

  /** Reads and writes like any server; of history it knows nothing at all. */
  private static final class WithoutHistory extends DefaultAttributeServiceSet {
    WithoutHistory(OpcUaServer server) {
      super(server);
    }

    @Override
    public HistoryReadResponse onHistoryRead(
        ServiceRequestContext context, HistoryReadRequest request) throws UaException {
      throw new UaException(StatusCodes.Bad_ServiceUnsupported);
    }
  }
}
