package io.vigil.ingest.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.vigil.ingest.opcua.OpcUaSource.Item;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.SessionActivityListener;
import org.eclipse.milo.opcua.sdk.client.UaSession;
import org.eclipse.milo.opcua.sdk.client.subscriptions.MonitoredItemSynchronizationException;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.UaRuntimeException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.DataChangeTrigger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.DataChangeFilter;
import org.jspecify.annotations.Nullable;

/**
 * A session at a server with one subscription of all its points. A cut that is over before the
 * server forgets us is mended here, the values that waited at the server included; whatever else
 * ends, the connection is broken and has to be made anew.
 */
final class OpcUaConnection implements AutoCloseable {
  private static final int LEAST_QUEUE = 10;
  private static final int MOST_QUEUE = 1_000;
  private static final int ITEMS_PER_CALL = 500;

  private final OpcUaClient client;
  private final OpcUaOptions options;
  private final Listener listener;
  private final Map<String, NodeId> nodes = new LinkedHashMap<>();
  private final AtomicBoolean away = new AtomicBoolean();

  /** Hears what happens; on threads of the library, which must not be held up. */
  interface Listener {
    /** Values of the points with these codes. */
    void values(List<String> points, List<DataValue> values);

    /** The server has nothing to say: all that it had was handed on. */
    void quiet();

    /** Something was missed; the connection stands. */
    void missed(Why why);

    /** The connection is of no use any more. */
    void broken(Why why);
  }

  private OpcUaConnection(OpcUaClient client, OpcUaOptions options, Listener listener) {
    this.client = client;
    this.options = options;
    this.listener = listener;
  }

  /** Connects; throws what the library says if the server cannot be reached or not be trusted. */
  static OpcUaConnection open(
      OpcUaSource source, OpcUaTrust trust, OpcUaOptions options, Listener listener)
      throws UaException, IOException, InterruptedException, TimeoutException {
    OpcUaClient client = OpcUaSession.open(source.endpoint(), source.name(), trust, options);
    OpcUaConnection connection = new OpcUaConnection(client, options, listener);
    try {
      connection.watchSession();
      connection.subscribe(source);
      return connection;
    } catch (UaException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private void watchSession() {
    client.addSessionActivityListener(
        new SessionActivityListener() {
          @Override
          public void onSessionInactive(UaSession session) {
            away.set(true);
          }

          @Override
          public void onSessionActive(UaSession session) {
            if (away.compareAndSet(true, false)) {
              listener.missed(Why.SESSION_AWAY);
            }
          }
        });
  }

  private void subscribe(OpcUaSource source) throws UaException {
    double publishing = options.publishing().toMillis();
    OpcUaSubscription subscription = new OpcUaSubscription(client, publishing);
    subscription.setLifetimeAndKeepAliveCalculated(false);
    long quiet = Math.max(1, options.keepAlive().toMillis() / options.publishing().toMillis());
    subscription.setMaxKeepAliveCount(uint(quiet));
    subscription.setLifetimeCount(
        uint(options.lifetime().toMillis() / options.publishing().toMillis()));
    subscription.setMaxMonitoredItemsPerCall(uint(ITEMS_PER_CALL));
    subscription.setSubscriptionListener(new Deliveries());
    subscription.create();
    for (Item item : source.points()) {
      NodeId node = node(item);
      if (node != null) {
        nodes.put(item.code(), node);
        subscription.addMonitoredItem(monitored(item, node, source.replay()));
      }
    }
    try {
      subscription.synchronizeMonitoredItems();
    } catch (MonitoredItemSynchronizationException e) {
      requireOne(subscription, e);
    }
  }

  /** A namespace that is not there now may be there after the server's next start. */
  private @Nullable NodeId node(Item item) {
    try {
      return ExpandedNodeId.parse(item.node()).toNodeId(client.getNamespaceTable()).orElse(null);
    } catch (UaRuntimeException e) {
      return null;
    }
  }

  /** A recording plays faster than it was sampled: how fast, nobody says. */
  private OpcUaMonitoredItem monitored(Item item, NodeId node, boolean replay) {
    OpcUaMonitoredItem monitored = OpcUaMonitoredItem.newDataItem(node);
    monitored.setUserObject(item.code());
    monitored.setSamplingInterval(item.sampleMillis());
    long perReport = options.publishing().toMillis() / Math.max(1, item.sampleMillis()) + 1;
    monitored.setQueueSize(
        uint(replay ? MOST_QUEUE : Math.min(MOST_QUEUE, LEAST_QUEUE * perReport)));
    monitored.setDiscardOldest(true);
    monitored.setFilter(new DataChangeFilter(DataChangeTrigger.StatusValueTimestamp, uint(0), 0.0));
    return monitored;
  }

  private static void requireOne(
      OpcUaSubscription subscription, MonitoredItemSynchronizationException refused)
      throws UaException {
    boolean any =
        subscription.getMonitoredItems().stream()
            .anyMatch(item -> item.getCreateResult().map(StatusCode::isGood).orElse(false));
    if (!any) {
      throw refused;
    }
  }

  /** The points that the server knows, with their nodes. */
  Map<String, NodeId> nodes() {
    return Map.copyOf(nodes);
  }

  /** Points of the source that the server does not show. */
  List<String> unknown(OpcUaSource source) {
    List<String> unknown = new ArrayList<>();
    for (Item item : source.points()) {
      if (!nodes.containsKey(item.code())) {
        unknown.add(item.code());
      }
    }
    return unknown;
  }

  /** The server's clock, milliseconds UTC. */
  long serverMillis() throws UaException {
    DataValue now =
        client.readValue(0, TimestampsToReturn.Neither, NodeIds.Server_ServerStatus_CurrentTime);
    return now.value().value() instanceof DateTime time
        ? time.getJavaTime()
        : System.currentTimeMillis();
  }

  /**
   * Whether the server came back as another while the session is away, by its certificate: the
   * session cannot be resumed, and whether the new one is trusted is for people to say. Blocks
   * while the session is away.
   */
  boolean isAnother(OpcUaSource source) throws InterruptedException {
    return away.get() && OpcUaSession.isAnother(client, source.endpoint(), options);
  }

  OpcUaClient client() {
    return client;
  }

  @Override
  public void close() {
    OpcUaSession.close(client, options);
  }

  private final class Deliveries implements OpcUaSubscription.SubscriptionListener {
    @Override
    public void onDataReceived(
        OpcUaSubscription subscription, List<OpcUaMonitoredItem> items, List<DataValue> values) {
      List<String> points = new ArrayList<>(items.size());
      boolean overflow = false;
      for (int i = 0; i < items.size(); i++) {
        points.add(String.valueOf(items.get(i).getUserObject().orElse("")));
        overflow |= values.get(i).statusCode().isOverflowSet();
      }
      if (overflow) { // first, while it is still certain only what came before
        listener.missed(Why.OVERFLOW);
      }
      listener.values(points, values);
    }

    @Override
    public void onKeepAliveReceived(OpcUaSubscription subscription) {
      listener.quiet();
    }

    @Override
    public void onNotificationDataLost(OpcUaSubscription subscription) {
      listener.missed(Why.NOTIFICATIONS_LOST);
    }

    @Override
    public void onWatchdogTimerElapsed(OpcUaSubscription subscription) {
      listener.broken(Why.SILENT);
    }

    @Override
    public void onStatusChanged(OpcUaSubscription subscription, StatusCode status) {
      if (status.isBad()) {
        listener.broken(Why.ended(status.toString()));
      }
    }

    @Override
    public void onTransferFailed(OpcUaSubscription subscription, StatusCode status) {
      listener.broken(Why.ended(status.toString()));
    }
  }
}
