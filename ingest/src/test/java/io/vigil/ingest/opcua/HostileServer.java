package io.vigil.ingest.opcua;

import io.vigil.model.point.Endpoint;
import io.vigil.model.point.Endpoint.Security;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.DefaultViewServiceSet;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.transport.TransportProfile;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.NodeClass;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseNextRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseNextResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResult;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;
import org.eclipse.milo.opcua.stack.transport.server.ServiceRequestContext;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;
import org.jspecify.annotations.Nullable;

/**
 * A real server whose address space means no good: {@code ring} and its child refer to each other
 * and to themselves, {@code crowd} has thousands of children, {@code names} one that writes on the
 * terminal, and a variable that may not be read.
 */
final class HostileServer implements AutoCloseable {
  static final int CROWD = 3_000;
  private static final int PAGE = 100;
  static final String URI = "urn:vigil:test:hostile";
  private static final String HOST = "127.0.0.1";
  private static final long LIMIT_SECONDS = 20;

  private final OpcUaServer server;
  private final Nodes nodes;
  private final AtomicInteger pages = new AtomicInteger();
  private volatile @Nullable NodeId endless;
  private final int port;

  private HostileServer(int port) {
    this.port = port;
    EndpointConfig endpoint =
        EndpointConfig.newBuilder()
            .setBindAddress(HOST)
            .setHostname(HOST)
            .setBindPort(port)
            .setTransportProfile(TransportProfile.TCP_UASC_UABINARY)
            .addTokenPolicies(OpcUaServerConfig.USER_TOKEN_POLICY_ANONYMOUS)
            .setSecurityPolicy(SecurityPolicy.None)
            .setSecurityMode(MessageSecurityMode.None)
            .build();
    OpcUaServerConfig config =
        OpcUaServerConfig.builder()
            .setApplicationUri(URI)
            .setApplicationName(LocalizedText.english("hostile"))
            .setProductUri(URI)
            .setEndpoints(Set.of(endpoint))
            .setIdentityValidator(AnonymousIdentityValidator.INSTANCE)
            .setCertificateManager(new DefaultCertificateManager(new MemoryCertificateQuarantine()))
            .build();
    server =
        new OpcUaServer(
            config,
            profile -> new OpcTcpServerTransport(OpcTcpServerTransportConfig.newBuilder().build()));
    server.addServiceSet("/", new CountedPages(server));
    nodes = new Nodes(server);
  }

  static HostileServer start() throws IOException, InterruptedException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    HostileServer hostile = new HostileServer(port);
    hostile.nodes.startup();
    try {
      hostile.server.startup().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(e);
    }
    return hostile;
  }

  Endpoint endpoint() {
    return new Endpoint("opc.tcp://" + HOST + ":" + port + "/", Security.NONE);
  }

  /** The id of a node as a plant file names it. */
  static String node(String name) {
    return "nsu=" + URI + ";s=" + name;
  }

  /** From now on there is always a further page, of children by this kind of reference. */
  void neverEnds(NodeId reference) {
    endless = reference;
  }

  /** How often a further page was asked for. */
  int pages() {
    return pages.get();
  }

  @Override
  public void close() throws IOException {
    nodes.shutdown();
    try {
      server.shutdown().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(e);
    }
  }

  private final class CountedPages extends DefaultViewServiceSet {
    CountedPages(OpcUaServer server) {
      super(server);
    }

    @Override
    public BrowseNextResponse onBrowseNext(ServiceRequestContext context, BrowseNextRequest request)
        throws UaException {
      int page = pages.incrementAndGet();
      BrowseNextResponse honest = super.onBrowseNext(context, request);
      NodeId kind = endless;
      if (kind == null || request.getReleaseContinuationPoints()) {
        return honest;
      }
      ReferenceDescription[] more = new ReferenceDescription[PAGE];
      Arrays.setAll(more, i -> child(kind, page * PAGE + i));
      BrowseResult result = new BrowseResult(StatusCode.GOOD, ByteString.of(new byte[] {1}), more);
      return new BrowseNextResponse(
          honest.getResponseHeader(), new BrowseResult[] {result}, honest.getDiagnosticInfos());
    }

    private static ReferenceDescription child(NodeId kind, int number) {
      return new ReferenceDescription(
          kind,
          true,
          new NodeId(1, "endless-" + number).expanded(),
          new QualifiedName(1, "endless"),
          LocalizedText.english("endless"),
          NodeClass.Object,
          NodeIds.BaseObjectType.expanded());
    }
  }

  private static final class Nodes extends ManagedNamespaceWithLifecycle {
    Nodes(OpcUaServer server) {
      super(server, URI);
      getLifecycleManager().addStartupTask(this::addNodes);
    }

    private void addNodes() {
      UaFolderNode ring = folder("ring");
      UaFolderNode back = folder("back");
      top(ring);
      ring.addOrganizes(back);
      ring.addOrganizes(ring);
      back.addOrganizes(ring);
      UaFolderNode crowd = folder("crowd");
      top(crowd);
      for (int i = 0; i < CROWD; i++) {
        crowd.addOrganizes(variable("crowd-" + i, "n" + i, StatusCode.GOOD));
      }
      UaFolderNode names = folder("names");
      top(names);
      names.addOrganizes(variable("escape", "\u001b[2J\u001b[31mroot\n", StatusCode.GOOD));
      names.addOrganizes(
          variable("locked", "locked", new StatusCode(StatusCodes.Bad_UserAccessDenied)));
    }

    private UaFolderNode folder(String name) {
      UaFolderNode folder =
          new UaFolderNode(
              getNodeContext(),
              newNodeId(name),
              newQualifiedName(name),
              LocalizedText.english(name));
      getNodeManager().addNode(folder);
      return folder;
    }

    private static void top(UaFolderNode folder) {
      folder.addReference(
          new Reference(
              folder.getNodeId(), NodeIds.Organizes, NodeIds.ObjectsFolder.expanded(), false));
    }

    private UaVariableNode variable(String id, String name, StatusCode status) {
      UaVariableNode node =
          UaVariableNode.build(
              getNodeContext(),
              builder ->
                  builder
                      .setNodeId(newNodeId(id))
                      .setBrowseName(newQualifiedName(id))
                      .setDisplayName(LocalizedText.english(name))
                      .setDataType(NodeIds.String)
                      .setTypeDefinition(NodeIds.BaseDataVariableType)
                      .build());
      node.setValue(new DataValue(new Variant("\u0007" + "x".repeat(5_000)), status));
      getNodeManager().addNode(node);
      return node;
    }

    @Override
    public void onDataItemsCreated(List<DataItem> created) {
      // nobody watches
    }

    @Override
    public void onDataItemsModified(List<DataItem> modified) {
      // nobody watches
    }

    @Override
    public void onDataItemsDeleted(List<DataItem> deleted) {
      // nobody watches
    }

    @Override
    public void onMonitoringModeChanged(List<MonitoredItem> changed) {
      // nobody watches
    }
  }
}
