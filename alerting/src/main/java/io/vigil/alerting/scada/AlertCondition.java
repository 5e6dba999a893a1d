package io.vigil.alerting.scada;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertEvidence;
import io.vigil.alerting.alert.AlertSubject;
import io.vigil.alerting.alert.PlantReceipts;
import io.vigil.model.alert.Mode;
import io.vigil.model.alert.Severity;
import io.vigil.model.reading.Quality;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.server.model.objects.AlarmConditionTypeNode;
import org.eclipse.milo.opcua.sdk.server.model.variables.TwoStateVariableTypeNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;

/**
 * An open Alert as an alarm condition (OPC 10000-9 §5.8.2). Active is what the judge says;
 * acknowledged and confirmed are the receipts of the plant itself, because those are what its
 * operators can give: they say nothing of who is responsible for the Alert. Used by one thread.
 */
final class AlertCondition {
  private final AlarmConditionTypeNode node;
  private Alert alert;

  AlertCondition(AlarmConditionTypeNode node, NodeId plant, Alert alert) {
    this.node = node;
    this.alert = alert;
    AlertSubject subject = alert.subject();
    node.setEventType(NodeIds.AlarmConditionType);
    node.setSourceNode(plant);
    node.setSourceName(subject.unit() + "/" + subject.point());
    node.setConditionName(subject.rule());
    node.setConditionClassId(NodeIds.SafetyConditionClassType);
    node.setConditionClassName(LocalizedText.english("Safety"));
    node.setBranchId(NodeId.NULL_VALUE);
    node.setInputNode(NodeId.NULL_VALUE);
    node.setComment(LocalizedText.NULL_VALUE);
    node.setClientUserId("");
    node.setSupportsFilteredRetain(false);
    two(node.getEnabledStateNode(), true, "Enabled", "Disabled");
    node.setLastSeverity(severity(alert));
  }

  AlarmConditionTypeNode node() {
    return node;
  }

  Alert alert() {
    return alert;
  }

  /** As it stands now, with what the plant has said of it. */
  void show(Alert now, Optional<PlantReceipts.Kind> receipt, Instant at) {
    UShort before = severity(alert);
    alert = now;
    AlertEvidence evidence = now.evidence();
    node.setEventId(eventId(now));
    node.setTime(new DateTime(now.updated()));
    node.setReceiveTime(new DateTime(at));
    node.setMessage(new LocalizedText("zh", mark(now) + evidence.textZh()));
    node.setSeverity(severity(now));
    if (!before.equals(severity(now))) {
      node.setLastSeverity(before);
    }
    node.setQuality(quality(evidence));
    node.setRetain(now.isOpen());
    two(node.getActiveStateNode(), now.cleared() == null, "Active", "Inactive");
    two(
        node.getAckedStateNode(),
        receipt.filter(kind -> kind != PlantReceipts.Kind.RECEIVED).isPresent(),
        "Acknowledged",
        "Unacknowledged");
    two(
        node.getConfirmedStateNode(),
        receipt.filter(PlantReceipts.Kind.CONFIRMED::equals).isPresent(),
        "Confirmed",
        "Unconfirmed");
    node.setSuppressedOrShelved(!now.state().isBase());
  }

  /**
   * The id of the event that said how the Alert stands. What an acknowledgement must not overlook
   * makes it another one (design: alerts §3, A8).
   */
  static ByteString eventId(Alert alert) {
    String id = alert.id() + "/" + alert.version() + "/" + alert.changedN();
    return ByteString.of(id.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the event said the same of the Alert as holds now, but for values and receipts. */
  boolean isSaidBy(ByteString eventId) {
    String said = new String(eventId.bytesOrEmpty(), StandardCharsets.UTF_8);
    return said.startsWith(alert.id() + "/" + alert.version() + "/");
  }

  /** Urgency as Part 5 has it, 1 to 1000: in the middle of the fifths from high to medium low. */
  static UShort severity(Alert alert) {
    Severity severity = alert.evidence().severity();
    return switch (severity) {
      case RED -> ushort(900);
      case ORANGE -> ushort(700);
      case YELLOW -> ushort(500);
      case BLUE -> ushort(300);
    };
  }

  private static StatusCode quality(AlertEvidence evidence) {
    if (!evidence.trusted() || evidence.quality() == Quality.BAD) {
      return new StatusCode(StatusCodes.Bad_SensorFailure);
    }
    return evidence.quality() == Quality.UNCERTAIN
        ? new StatusCode(StatusCodes.Uncertain_InitialValue)
        : StatusCode.GOOD;
  }

  /** A drill says so itself; a test of an instrument does not. */
  private static String mark(Alert alert) {
    return alert.subject().mode() == Mode.TEST ? "【测试】" : "";
  }

  private static void two(
      TwoStateVariableTypeNode node, boolean is, String whenTrue, String whenFalse) {
    node.setValue(new DataValue(new Variant(LocalizedText.english(is ? whenTrue : whenFalse))));
    node.setId(is);
  }
}
