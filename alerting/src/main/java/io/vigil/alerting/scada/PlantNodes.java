package io.vigil.alerting.scada;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.PlantReceipts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.AccessContext;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.EventItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.model.objects.AlarmConditionTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.util.SubscriptionModel;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.ViewDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteValue;

/**
 * The plants whose rooms have signed in, each an object with its open Alerts as conditions. A node
 * belongs to the plant that its id begins with ({@code plant/...}); to the rooms of other plants it
 * does not exist. Any thread; what changes nodes takes turns.
 */
final class PlantNodes extends ManagedNamespaceWithLifecycle {
  static final String URI = "urn:vigil:alerting:plants";

  private final PlantEvents events;
  private final PlantReceipts receipts;
  private final Clock clock;
  private final SubscriptionModel subscriptions;
  private final ConditionFactory conditions;
  private final Map<String, PlantObject> plants = new TreeMap<>();
  private boolean judging;

  PlantNodes(OpcUaServer server, PlantEvents events, PlantReceipts receipts, Clock clock) {
    super(server, URI);
    this.events = events;
    this.receipts = receipts;
    this.clock = clock;
    subscriptions = new SubscriptionModel(server, this);
    conditions = new ConditionFactory(getNodeFactory(), this::receipt);
    getLifecycleManager().addLifecycle(subscriptions);
    getLifecycleManager().addStartupTask(this::addFolder);
  }

  /** The plants that are shown. */
  synchronized Set<String> shown() {
    return Set.copyOf(plants.keySet());
  }

  /**
   * Shows the plant with what is open there, if it is not shown yet. What is open is asked for in
   * our turn: what changes afterwards finds the plant among those that are shown.
   */
  synchronized void open(String plant, Function<String, List<Alert>> open) {
    if (!plants.containsKey(plant)) {
      PlantObject object = addPlant(plant);
      object.judged(judging);
      plants.put(plant, object);
      open.apply(plant).forEach(alert -> show(object, alert));
      object.count();
    }
  }

  /** Shows Alerts as they stand now, where their plants are shown, and tells who waits for it. */
  synchronized void show(List<Alert> alerts) {
    Set<PlantObject> changed = new HashSet<>();
    for (Alert alert : alerts) {
      String plant = alert.subject().enterprise();
      PlantObject object = plants.get(plant);
      if (object != null && (alert.isOpen() || object.conditions().containsKey(alert.id()))) {
        AlertCondition condition = show(object, alert);
        events.fire(plant, condition.node());
        if (!alert.isOpen()) {
          object.conditions().remove(alert.id());
          condition.node().delete();
        }
        changed.add(object);
      }
    }
    changed.forEach(PlantObject::count);
  }

  /** Says whether points are judged at present. */
  synchronized void judged(boolean is) {
    judging = is;
    plants.values().forEach(plant -> plant.judged(is));
  }

  /** Tells one subscription of the plant all that is open, between what begins and ends it. */
  synchronized void refresh(String plant, UInteger subscription) throws UaException {
    PlantObject shown = plants.get(plant);
    if (shown == null) {
      throw new UaException(StatusCodes.Bad_NodeIdUnknown);
    }
    events.mark(getServer(), plant, subscription, NodeIds.RefreshStartEventType);
    for (AlertCondition condition : shown.conditions().values()) {
      events.fire(plant, subscription, condition.node());
    }
    events.mark(getServer(), plant, subscription, NodeIds.RefreshEndEventType);
  }

  private AlertCondition show(PlantObject plant, Alert alert) {
    AlertCondition condition =
        plant.conditions().computeIfAbsent(alert.id(), id -> addCondition(plant.node(), alert));
    String enterprise = alert.subject().enterprise();
    condition.show(alert, receipts.furthest(alert.id(), enterprise), clock.instant());
    return condition;
  }

  private void addFolder() {
    UaFolderNode folder =
        new UaFolderNode(
            getNodeContext(),
            folder(),
            newQualifiedName("Plants"),
            LocalizedText.english("Plants"));
    getNodeManager().addNode(folder);
    folder.addReference(
        new Reference(
            folder.getNodeId(), NodeIds.Organizes, NodeIds.ObjectsFolder.expanded(), false));
  }

  private NodeId folder() {
    return newNodeId(1);
  }

  private PlantObject addPlant(String plant) {
    UaObjectNode node =
        new UaObjectNode(
            getNodeContext(),
            newNodeId(plant),
            newQualifiedName(plant),
            new LocalizedText("", plant),
            LocalizedText.NULL_VALUE,
            Unsigned.uint(0),
            Unsigned.uint(0),
            Unsigned.ubyte(1));
    getNodeManager().addNode(node);
    node.addReference(
        new Reference(
            node.getNodeId(), NodeIds.HasTypeDefinition, NodeIds.BaseObjectType.expanded(), true));
    node.addReference(
        new Reference(node.getNodeId(), NodeIds.Organizes, folder().expanded(), false));
    node.addReference(
        new Reference(node.getNodeId(), NodeIds.HasNotifier, NodeIds.Server.expanded(), false));
    return new PlantObject(node, (name, type) -> addVariable(node, name, type));
  }

  private UaVariableNode addVariable(UaObjectNode plant, String name, NodeId type) {
    UaVariableNode node =
        UaVariableNode.build(
            getNodeContext(),
            builder ->
                builder
                    .setNodeId(newNodeId(plant.getNodeId().getIdentifier() + "/" + name))
                    .setAccessLevel(AccessLevel.READ_ONLY)
                    .setUserAccessLevel(AccessLevel.READ_ONLY)
                    .setBrowseName(newQualifiedName(name))
                    .setDisplayName(LocalizedText.english(name))
                    .setDataType(type)
                    .setTypeDefinition(NodeIds.BaseDataVariableType)
                    .build());
    getNodeManager().addNode(node);
    plant.addComponent(node);
    return node;
  }

  private AlertCondition addCondition(UaObjectNode plant, Alert alert) {
    AlarmConditionTypeNode node =
        conditions.make(newNodeId(plant.getNodeId().getIdentifier() + "/" + alert.id()));
    node.setBrowseName(newQualifiedName(alert.id()));
    node.setDisplayName(new LocalizedText("zh", alert.subject().pointName()));
    plant.addComponent(node);
    return new AlertCondition(node, plant.getNodeId(), alert);
  }

  /** Keeps the receipt; how the Alert stands afterwards is told when the journal tells it. */
  private void receipt(NodeId condition, PlantReceipts.Kind kind, ByteString event, RoomUser user)
      throws UaException {
    String alert = saidOf(condition, event, user);
    if (!receipts.give(alert, kind, user.enterprise(), user.name() + "@opcua")) {
      throw new UaException(StatusCodes.Bad_NodeIdUnknown);
    }
  }

  private synchronized String saidOf(NodeId condition, ByteString event, RoomUser user)
      throws UaException {
    PlantObject plant = plants.get(user.enterprise());
    if (plant != null) {
      for (AlertCondition one : plant.conditions().values()) {
        if (one.node().getNodeId().equals(condition)) {
          if (!one.isSaidBy(event)) {
            throw new UaException(StatusCodes.Bad_EventIdUnknown);
          }
          return one.alert().id();
        }
      }
    }
    throw new UaException(StatusCodes.Bad_NodeIdUnknown);
  }

  // What a session may not know of does not exist for it.

  private boolean sees(AccessContext context, NodeId node) {
    return !getNamespaceIndex().equals(node.getNamespaceIndex())
        || !(node.getIdentifier() instanceof String id)
        || ScadaUsers.sees(context, id.substring(0, endOfPlant(id)));
  }

  private static int endOfPlant(String id) {
    int slash = id.indexOf('/');
    return slash < 0 ? id.length() : slash;
  }

  private List<Reference> seen(AccessContext context, List<Reference> references) {
    return references.stream()
        .filter(one -> sees(context, one.getSourceNodeId()))
        .filter(
            one ->
                one.getTargetNodeId()
                    .toNodeId(getServer().getNamespaceTable())
                    .filter(target -> sees(context, target))
                    .isPresent())
        .toList();
  }

  @Override
  public List<ReferenceResult> browse(
      BrowseContext context, ViewDescription view, List<NodeId> nodes) {
    List<ReferenceResult> results = new ArrayList<>(nodes.size());
    List<ReferenceResult> all = super.browse(context, view, nodes);
    for (int i = 0; i < nodes.size(); i++) {
      if (!sees(context, nodes.get(i))) {
        results.add(ReferenceResult.unknown());
      } else if (all.get(i) instanceof ReferenceResult.ReferenceList list) {
        results.add(ReferenceResult.of(seen(context, list.references())));
      } else {
        results.add(all.get(i));
      }
    }
    return results;
  }

  @Override
  public ReferenceResult.ReferenceList gather(
      BrowseContext context, ViewDescription view, NodeId node) {
    return ReferenceResult.of(seen(context, super.gather(context, view, node).references()));
  }

  @Override
  public List<DataValue> read(
      ReadContext context, Double maxAge, TimestampsToReturn timestamps, List<ReadValueId> ids) {
    List<DataValue> values = new ArrayList<>(super.read(context, maxAge, timestamps, ids));
    for (int i = 0; i < values.size(); i++) {
      if (!sees(context, ids.get(i).getNodeId())) {
        values.set(i, new DataValue(StatusCodes.Bad_NodeIdUnknown));
      }
    }
    return values;
  }

  /** Nothing is written: what is shown is what is so. */
  @Override
  public List<StatusCode> write(WriteContext context, List<WriteValue> values) {
    return values.stream().map(any -> new StatusCode(StatusCodes.Bad_NotWritable)).toList();
  }

  @Override
  public void onDataItemsCreated(List<DataItem> items) {
    subscriptions.onDataItemsCreated(items);
  }

  @Override
  public void onDataItemsModified(List<DataItem> items) {
    subscriptions.onDataItemsModified(items);
  }

  @Override
  public void onDataItemsDeleted(List<DataItem> items) {
    subscriptions.onDataItemsDeleted(items);
  }

  @Override
  public void onMonitoringModeChanged(List<MonitoredItem> items) {
    subscriptions.onMonitoringModeChanged(items);
  }

  @Override
  public void onEventItemsCreated(List<EventItem> items) {
    items.forEach(events::register);
  }

  @Override
  public void onEventItemsDeleted(List<EventItem> items) {
    items.forEach(events::unregister);
  }
}
