package io.vigil.alerting.scada;

import io.vigil.alerting.alert.Alert;
import io.vigil.model.alert.Mode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/**
 * A plant as an object: how many of its Alerts are open, as plain variables for whoever knows no
 * conditions. Drills and tests are not counted. Used by one thread at a time.
 */
final class PlantObject {
  private final UaObjectNode node;
  private final UaVariableNode judging;
  private final UaVariableNode open;
  private final UaVariableNode unacknowledged;
  private final UaVariableNode highest;
  private final List<UaVariableNode> bySeverity;
  private final Map<String, AlertCondition> conditions = new HashMap<>();

  /**
   * The object of a plant.
   *
   * @param variable makes a variable of this name and type
   */
  PlantObject(UaObjectNode node, BiFunction<String, NodeId, UaVariableNode> variable) {
    this.node = node;
    judging = variable.apply("Judging", NodeIds.Boolean);
    open = variable.apply("Open", NodeIds.Int32);
    unacknowledged = variable.apply("Unacknowledged", NodeIds.Int32);
    highest = variable.apply("HighestSeverity", NodeIds.Int32);
    bySeverity =
        List.of(
            variable.apply("OpenSeverity1", NodeIds.Int32),
            variable.apply("OpenSeverity2", NodeIds.Int32),
            variable.apply("OpenSeverity3", NodeIds.Int32),
            variable.apply("OpenSeverity4", NodeIds.Int32));
    count();
  }

  UaObjectNode node() {
    return node;
  }

  Map<String, AlertCondition> conditions() {
    return conditions;
  }

  /** Says whether its points are judged at present. */
  void judged(boolean is) {
    set(judging, is);
  }

  /** Counts anew. */
  void count() {
    int[] counts = new int[bySeverity.size()];
    int all = 0;
    int waiting = 0;
    for (AlertCondition condition : conditions.values()) {
      Alert alert = condition.alert();
      if (alert.subject().mode() == Mode.REAL) {
        all++;
        waiting += alert.awaitsAck() ? 1 : 0;
        counts[alert.evidence().severity().number() - 1]++;
      }
    }
    set(open, all);
    set(unacknowledged, waiting);
    int most = 0;
    for (int i = counts.length - 1; i >= 0; i--) {
      set(bySeverity.get(i), counts[i]);
      most = counts[i] > 0 ? i + 1 : most;
    }
    set(highest, most);
  }

  private static void set(UaVariableNode variable, Object value) {
    if (!value.equals(variable.getValue().value().value())) {
      variable.setValue(new DataValue(new Variant(value)));
    }
  }
}
