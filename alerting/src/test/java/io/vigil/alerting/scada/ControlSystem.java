package io.vigil.alerting.scada;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.vigil.alerting.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseDirection;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResult;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ContentFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.EventFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.SimpleAttributeOperand;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;

/** The control system of a plant, as an OPC UA client sees us. */
final class ControlSystem implements AutoCloseable {
  private static final String APPLICATION = "urn:test:control-system";
  private static final int PER_CALL = 100;

  private final OpcUaClient client;
  private final Queue<Told> told = new ConcurrentLinkedQueue<>();
  private UInteger subscription = uint(0);

  /** An event as it came. */
  record Told(
      ByteString id,
      String source,
      String message,
      int severity,
      NodeId type,
      NodeId condition,
      boolean retain,
      boolean active,
      boolean acked,
      boolean confirmed) {}

  /** Who a client is. */
  record Certificate(KeyPair keys, X509Certificate certificate) {
    static Certificate make() throws Exception {
      KeyPair keys = SelfSignedCertificateGenerator.generateRsaKeyPair(2048);
      return new Certificate(
          keys,
          new SelfSignedCertificateBuilder(keys)
              .setCommonName("control system")
              .setApplicationUri(APPLICATION)
              .addDnsName("localhost")
              .build());
    }

    /** Lets it in, as an administrator does. */
    void trustIn(Path data) throws Exception {
      Path trusted = data.resolve("opcua-server/pki/trusted/certs");
      Files.write(
          trusted.resolve(certificate.getSerialNumber() + ".der"), certificate.getEncoded());
    }
  }

  private ControlSystem(OpcUaClient client) {
    this.client = client;
  }

  static ControlSystem connect(String url, Certificate own, String user, String password)
      throws UaException, IOException, InterruptedException, ExecutionException, TimeoutException {
    OpcUaClient client =
        OpcUaClient.create(
            url + "/discovery",
            endpoints ->
                endpoints.stream()
                    .filter(one -> Objects.requireNonNull(one.getEndpointUrl()).equals(url))
                    .findFirst(),
            transport -> {},
            config ->
                config
                    .setApplicationUri(APPLICATION)
                    .setKeyPair(own.keys())
                    .setCertificate(own.certificate())
                    .setCertificateChain(new X509Certificate[] {own.certificate()})
                    .setIdentityProvider(new UsernameProvider(user, password)));
    try {
      client.connectAsync().get(20, TimeUnit.SECONDS);
      return new ControlSystem(client);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      new ControlSystem(client).close();
      throw e;
    }
  }

  NodeId node(String id) {
    return new NodeId(
        Objects.requireNonNull(client.getNamespaceTable().getIndex(PlantNodes.URI)), id);
  }

  DataValue read(String id) throws UaException {
    return client.readValue(0, TimestampsToReturn.Both, node(id));
  }

  Object value(String id) throws UaException {
    return Objects.requireNonNull(read(id).value().value(), id);
  }

  /** Listens for events of the Server object or of a plant. */
  void listen(NodeId notifier) throws UaException {
    OpcUaSubscription made = new OpcUaSubscription(client, 50.0);
    made.create();
    OpcUaMonitoredItem item = OpcUaMonitoredItem.newEventItem(notifier, filter());
    item.setQueueSize(uint(1_000));
    item.setEventValueListener((any, values) -> told.add(told(values)));
    made.addMonitoredItem(item);
    made.synchronizeMonitoredItems();
    subscription = made.getSubscriptionId().orElseThrow();
  }

  /** The first event that is as wanted. */
  Told heard(Predicate<Told> wanted) throws Exception {
    return Eventually.get(() -> told.stream().filter(wanted).findFirst(), Optional::isPresent)
        .orElseThrow();
  }

  List<Told> all() {
    return List.copyOf(told);
  }

  StatusCode refresh() throws UaException {
    return call(
        NodeIds.ConditionType, NodeIds.ConditionType_ConditionRefresh, new Variant(subscription));
  }

  StatusCode acknowledge(NodeId condition, ByteString event) throws UaException {
    return call(
        condition,
        NodeIds.AcknowledgeableConditionType_Acknowledge,
        new Variant(event),
        new Variant(LocalizedText.english("seen")));
  }

  StatusCode confirm(NodeId condition, ByteString event) throws UaException {
    return call(
        condition,
        NodeIds.AcknowledgeableConditionType_Confirm,
        new Variant(event),
        new Variant(LocalizedText.english("checked")));
  }

  /** Whatever the objects lead to, and what leads to the types and the notifier of ours. */
  Set<String> browsed() throws UaException {
    Set<String> words = new HashSet<>();
    for (NodeId node :
        List.of(NodeIds.AlarmConditionType, NodeIds.BaseObjectType, NodeIds.Server)) {
      browse(List.of(node), BrowseDirection.Both, NodeIds.References)
          .forEach(one -> words.add(words(one)));
    }
    Set<NodeId> known = new HashSet<>();
    List<NodeId> next = List.of(NodeIds.ObjectsFolder);
    while (!next.isEmpty()) {
      List<NodeId> found = new ArrayList<>();
      for (ReferenceDescription one :
          browse(next, BrowseDirection.Forward, NodeIds.HierarchicalReferences)) {
        words.add(words(one));
        NodeId target = one.getNodeId().toNodeId(client.getNamespaceTable()).orElseThrow();
        if (known.add(target)) {
          found.add(target);
        }
      }
      next = found;
    }
    return words;
  }

  private List<ReferenceDescription> browse(
      List<NodeId> nodes, BrowseDirection direction, NodeId references) throws UaException {
    List<ReferenceDescription> found = new ArrayList<>();
    for (int from = 0; from < nodes.size(); from += PER_CALL) {
      List<BrowseDescription> asked =
          nodes.subList(from, Math.min(nodes.size(), from + PER_CALL)).stream()
              .map(
                  node ->
                      new BrowseDescription(node, direction, references, true, uint(0), uint(63)))
              .toList();
      for (BrowseResult result : client.browse(asked)) {
        found.addAll(
            List.of(
                Objects.requireNonNullElse(result.getReferences(), new ReferenceDescription[0])));
      }
    }
    return found;
  }

  private static String words(ReferenceDescription one) {
    return one.getNodeId() + " " + one.getBrowseName() + " " + one.getDisplayName();
  }

  @Override
  public void close() throws IOException {
    try {
      client.disconnectAsync().get(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(e);
    }
  }

  private StatusCode call(NodeId object, NodeId method, Variant... arguments) throws UaException {
    return Objects.requireNonNull(
        client.call(List.of(new CallMethodRequest(object, method, arguments))).getResults())[0]
        .getStatusCode();
  }

  private static EventFilter filter() {
    return new EventFilter(
        new SimpleAttributeOperand[] {
          field(NodeIds.BaseEventType, "EventId"),
          field(NodeIds.BaseEventType, "SourceName"),
          field(NodeIds.BaseEventType, "Message"),
          field(NodeIds.BaseEventType, "Severity"),
          field(NodeIds.BaseEventType, "EventType"),
          new SimpleAttributeOperand(
              NodeIds.ConditionType, new QualifiedName[0], AttributeId.NodeId.uid(), null),
          field(NodeIds.ConditionType, "Retain"),
          field(NodeIds.AlarmConditionType, "ActiveState", "Id"),
          field(NodeIds.AcknowledgeableConditionType, "AckedState", "Id"),
          field(NodeIds.AcknowledgeableConditionType, "ConfirmedState", "Id")
        },
        new ContentFilter(null));
  }

  private static SimpleAttributeOperand field(NodeId type, String... path) {
    return new SimpleAttributeOperand(
        type,
        Arrays.stream(path).map(name -> new QualifiedName(0, name)).toArray(QualifiedName[]::new),
        AttributeId.Value.uid(),
        null);
  }

  private static Told told(Variant[] values) {
    return new Told(
        value(values[0], ByteString.class),
        value(values[1], String.class),
        Objects.requireNonNullElse(value(values[2], LocalizedText.class).text(), ""),
        value(values[3], Number.class).intValue(),
        value(values[4], NodeId.class),
        values[5].value() instanceof NodeId id ? id : NodeId.NULL_VALUE,
        Boolean.TRUE.equals(values[6].value()),
        Boolean.TRUE.equals(values[7].value()),
        Boolean.TRUE.equals(values[8].value()),
        Boolean.TRUE.equals(values[9].value()));
  }

  private static <T> T value(Variant variant, Class<T> type) {
    return type.cast(Objects.requireNonNull(variant.value()));
  }
}
