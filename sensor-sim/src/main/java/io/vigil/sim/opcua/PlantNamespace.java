package io.vigil.sim.opcua;

import io.vigil.model.plant.PlantPoint;
import io.vigil.model.reading.QualityReason;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredDataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.UaStructuredType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryData;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResult;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRawModifiedDetails;
import org.jspecify.annotations.Nullable;

/**
 * The points of a plant as variables in one folder. Every value reaches every monitored item at
 * once, none is lost between two samplings; without a historian there is no history.
 */
final class PlantNamespace extends ManagedNamespaceWithLifecycle {
  private static final int MOST_PER_PAGE = 1_000;

  private final @Nullable PlantHistory history;
  private final Map<String, UaVariableNode> nodes = new ConcurrentHashMap<>();
  private final Map<NodeId, Set<MonitoredDataItem>> items = new ConcurrentHashMap<>();

  PlantNamespace(
      OpcUaServer server, String uri, List<PlantPoint> points, @Nullable PlantHistory history) {
    super(server, uri);
    this.history = history;
    getLifecycleManager().addStartupTask(() -> addNodes(points));
  }

  /** A new value of a point, for everybody who watches it, and for the historian. */
  void set(String point, long time, double value, QualityReason reason) {
    set(point, QualityStatus.value(time, value, reason));
  }

  /** The same of whatever a server may say. */
  void set(String point, DataValue shown) {
    UaVariableNode node = Objects.requireNonNull(nodes.get(point), point);
    if (history != null) {
      history.add(point, shown);
    }
    node.setValue(shown);
    items.getOrDefault(node.getNodeId(), Set.of()).forEach(item -> item.setValue(shown));
  }

  /** Whether every point is watched by somebody. */
  boolean isWatched() {
    return nodes.values().stream()
        .noneMatch(node -> items.getOrDefault(node.getNodeId(), Set.of()).isEmpty());
  }

  /** Whether everything that was set has been reported to everybody who watches. */
  boolean isReported() {
    return watching().noneMatch(MonitoredDataItem::hasNotifications);
  }

  /**
   * How many values of a point can wait to be reported without one being lost, beside the one with
   * which a watch begins.
   */
  int room() {
    return watching().mapToInt(item -> item.getQueueSize() - 1).min().orElse(0);
  }

  private Stream<MonitoredDataItem> watching() {
    return items.values().stream().flatMap(Set::stream);
  }

  private void addNodes(List<PlantPoint> points) {
    UaFolderNode folder =
        new UaFolderNode(
            getNodeContext(),
            newNodeId("plant"),
            newQualifiedName("plant"),
            LocalizedText.english("Points"));
    getNodeManager().addNode(folder);
    folder.addReference(
        new Reference(
            folder.getNodeId(), NodeIds.Organizes, NodeIds.ObjectsFolder.expanded(), false));
    for (PlantPoint point : points) {
      UaVariableNode node = variable(point);
      getNodeManager().addNode(node);
      folder.addOrganizes(node);
      addProperty(node, "EURange", NodeIds.Range, range(point));
      addProperty(node, "EngineeringUnits", NodeIds.EUInformation, unit(point));
      nodes.put(point.code(), node);
    }
  }

  private static Range range(PlantPoint point) {
    return new Range(point.rangeLow(), point.rangeHigh());
  }

  /** The symbol is all that a plant model knows of a unit; its code in UNECE is -1, unknown. */
  private static EUInformation unit(PlantPoint point) {
    LocalizedText symbol = new LocalizedText("", point.measureUnit().symbol());
    return new EUInformation("", -1, symbol, symbol);
  }

  /** What makes a variable an analog item (OPC 10000-8 §5.3.2). */
  private void addProperty(UaVariableNode of, String name, NodeId type, UaStructuredType value) {
    UaVariableNode property =
        UaVariableNode.build(
            getNodeContext(),
            builder ->
                builder
                    .setNodeId(newNodeId(of.getNodeId().getIdentifier() + "/" + name))
                    .setBrowseName(new QualifiedName(0, name))
                    .setDisplayName(LocalizedText.english(name))
                    .setDataType(type)
                    .setTypeDefinition(NodeIds.PropertyType)
                    .build());
    property.setValue(
        new DataValue(
            new Variant(ExtensionObject.encode(getServer().getStaticEncodingContext(), value))));
    getNodeManager().addNode(property);
    of.addReference(
        new Reference(of.getNodeId(), NodeIds.HasProperty, property.getNodeId().expanded(), true));
  }

  private UaVariableNode variable(PlantPoint point) {
    Set<AccessLevel> access =
        history == null
            ? AccessLevel.READ_ONLY
            : Set.of(AccessLevel.CurrentRead, AccessLevel.HistoryRead);
    UaVariableNode node =
        UaVariableNode.build(
            getNodeContext(),
            builder ->
                builder
                    .setNodeId(newNodeId(point.code()))
                    .setAccessLevel(access)
                    .setUserAccessLevel(access)
                    .setBrowseName(newQualifiedName(point.code()))
                    .setDisplayName(new LocalizedText("zh", point.name()))
                    .setDataType(NodeIds.Double)
                    .setTypeDefinition(NodeIds.BaseDataVariableType)
                    .build());
    node.setHistorizing(history != null);
    return node;
  }

  @Override
  public void onDataItemsCreated(List<DataItem> created) {
    for (DataItem item : created) {
      NodeId id = item.getReadValueId().getNodeId();
      items.computeIfAbsent(id, any -> ConcurrentHashMap.newKeySet()).add((MonitoredDataItem) item);
      nodes.values().stream()
          .filter(node -> node.getNodeId().equals(id))
          .forEach(node -> item.setValue(node.getValue()));
    }
  }

  @Override
  public void onDataItemsModified(List<DataItem> modified) {
    // values are pushed, whatever the sampling interval is
  }

  @Override
  public void onDataItemsDeleted(List<DataItem> deleted) {
    deleted.forEach(
        item -> items.getOrDefault(item.getReadValueId().getNodeId(), Set.of()).remove(item));
  }

  @Override
  public void onMonitoringModeChanged(List<MonitoredItem> changed) {
    // an item that is disabled drops what it is given
  }

  @Override
  public List<HistoryReadResult> historyRead(
      HistoryReadContext context,
      HistoryReadDetails details,
      TimestampsToReturn timestamps,
      List<HistoryReadValueId> ids) {
    if (history == null || !(details instanceof ReadRawModifiedDetails raw)) {
      return super.historyRead(context, details, timestamps, ids);
    }
    List<HistoryReadResult> results = new ArrayList<>(ids.size());
    for (HistoryReadValueId id : ids) {
      results.add(read(history, raw, id));
    }
    return results;
  }

  private HistoryReadResult read(
      PlantHistory kept, ReadRawModifiedDetails raw, HistoryReadValueId id) {
    String point = String.valueOf(id.getNodeId().getIdentifier());
    if (!nodes.containsKey(point)) {
      return new HistoryReadResult(new StatusCode(StatusCodes.Bad_NodeIdUnknown), null, null);
    }
    int asked = raw.getNumValuesPerNode().intValue();
    PlantHistory.Page page =
        kept.read(
            point,
            raw.getStartTime().getJavaTime(),
            raw.getEndTime().getJavaTime(),
            number(id.getContinuationPoint()),
            asked == 0 ? MOST_PER_PAGE : Math.min(asked, MOST_PER_PAGE));
    return new HistoryReadResult(
        page.values().isEmpty() ? new StatusCode(StatusCodes.Good_NoData) : StatusCode.GOOD,
        page.next() == PlantHistory.Page.NO_MORE ? null : continuation(page.next()),
        ExtensionObject.encode(
            getServer().getStaticEncodingContext(),
            new HistoryData(page.values().toArray(DataValue[]::new))));
  }

  private static long number(@Nullable ByteString continuation) {
    if (continuation == null || continuation.isNullOrEmpty()) {
      return 0;
    }
    return ByteBuffer.wrap(continuation.bytesOrEmpty()).getLong();
  }

  private static ByteString continuation(long number) {
    return ByteString.of(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }
}
