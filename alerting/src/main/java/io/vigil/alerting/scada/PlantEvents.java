package io.vigil.alerting.scada;

import io.vigil.alerting.people.Credentials.Identity;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.eclipse.milo.opcua.sdk.server.EventListener;
import org.eclipse.milo.opcua.sdk.server.EventNotifier;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.items.BaseMonitoredItem;
import org.eclipse.milo.opcua.sdk.server.model.objects.BaseEventTypeNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;

/**
 * Who waits for events, on the Server object or on a plant, and what of them is whose: an event of
 * a plant reaches the sessions of that plant and no other. Any thread.
 */
final class PlantEvents implements EventNotifier {
  private final Set<EventListener> listeners = ConcurrentHashMap.newKeySet();

  /** An event of the server itself, for nobody's eyes: none of ours is. */
  @Override
  public void fire(BaseEventTypeNode event) {
    // What is not said of a plant is said to nobody.
  }

  @Override
  public void register(EventListener listener) {
    listeners.add(listener);
  }

  @Override
  public void unregister(EventListener listener) {
    listeners.remove(listener);
  }

  /** Tells the rooms of the plant. */
  void fire(String plant, BaseEventTypeNode event) {
    tell(event, item -> isOf(plant, item));
  }

  /** Tells one subscription of the plant. */
  void fire(String plant, UInteger subscription, BaseEventTypeNode event) {
    tell(event, item -> isOf(plant, item) && item.getSubscriptionId().equals(subscription));
  }

  /** Tells one subscription of the plant that a refresh begins or ends (OPC 10000-9 §4.5). */
  void mark(OpcUaServer server, String plant, UInteger subscription, NodeId type)
      throws UaException {
    UUID id = UUID.randomUUID();
    BaseEventTypeNode event = server.getEventFactory().createEvent(new NodeId(1, id), type);
    DateTime now = DateTime.now();
    event.setEventId(ByteString.of(id.toString().getBytes(StandardCharsets.US_ASCII)));
    event.setEventType(type);
    event.setSourceNode(NodeIds.Server);
    event.setSourceName("Server");
    event.setTime(now);
    event.setReceiveTime(now);
    event.setMessage(LocalizedText.english("Refresh"));
    event.setSeverity(Unsigned.ushort(1));
    fire(plant, subscription, event);
    event.delete();
  }

  private void tell(BaseEventTypeNode event, Predicate<BaseMonitoredItem<?>> whom) {
    for (EventListener listener : listeners) {
      if (listener instanceof BaseMonitoredItem<?> item && whom.test(item)) {
        listener.onEvent(event);
      }
    }
  }

  private static boolean isOf(String plant, BaseMonitoredItem<?> item) {
    return ScadaUsers.room(item.getSession())
        .map(Identity::enterprise)
        .filter(plant::equals)
        .isPresent();
  }
}
