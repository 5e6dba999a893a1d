package io.vigil.alerting.scada;

import io.vigil.alerting.alert.PlantReceipts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.server.model.objects.AcknowledgeableConditionType.AcknowledgeMethod;
import org.eclipse.milo.opcua.sdk.server.model.objects.AcknowledgeableConditionType.ConfirmMethod;
import org.eclipse.milo.opcua.sdk.server.model.objects.AlarmConditionTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.factories.NodeFactory;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.util.Tree;
import org.jspecify.annotations.Nullable;

/**
 * Makes the nodes of conditions: what the type demands, whether it is confirmed, and the methods
 * that say so. One thread at a time.
 */
final class ConditionFactory {
  /** Methods that the types demand, and Confirm (OPC 10000-9 §5.5.2, §5.7.2). */
  private static final Set<String> METHODS =
      Set.of("Acknowledge", "Confirm", "AddComment", "Enable", "Disable");

  private final NodeFactory nodes;
  private final Said said;

  /** A client has said that it has read or confirmed what an event told. */
  interface Said {
    /** Takes the receipt, or refuses it with a status of the standard. */
    void receipt(NodeId condition, PlantReceipts.Kind kind, ByteString event, RoomUser user)
        throws UaException;
  }

  ConditionFactory(NodeFactory nodes, Said said) {
    this.nodes = nodes;
    this.said = said;
  }

  /** Makes the condition of this id. */
  AlarmConditionTypeNode make(NodeId id) {
    try {
      Tree<UaNode> made = nodes.createNodeTree(id, NodeIds.AlarmConditionType, new Wanted());
      UaNode root = made.getValue();
      List<UaNode> needless = new ArrayList<>();
      made.traverseWithParent(
          (node, parent) -> {
            if (node != null && node != root && isNeedless(node, parent)) {
              needless.add(node);
            }
          });
      needless.forEach(UaNode::delete);
      return (AlarmConditionTypeNode) root;
    } catch (UaException e) {
      throw new IllegalStateException("the standard's own types are there", e);
    }
  }

  /** The factory makes all methods, and what belongs to optional nodes that are left out. */
  private static boolean isNeedless(UaNode node, @Nullable UaNode parent) {
    return parent == null
        || (node instanceof UaMethodNode && !METHODS.contains(node.getBrowseName().name()));
  }

  /** What of the type a condition has. */
  private final class Wanted implements NodeFactory.InstantiationCallback {
    @Override
    public boolean includeOptionalNode(NodeId type, QualifiedName name) {
      return "ConfirmedState".equals(name.name());
    }

    @Override
    public void onMethodAdded(@Nullable UaObjectNode of, UaMethodNode method) {
      String name = String.valueOf(method.getBrowseName().name());
      if (name.equals("Acknowledge")) {
        method.setInvocationHandler(new Acknowledge(method));
      } else if (name.equals("Confirm")) {
        method.setInvocationHandler(new Confirm(method));
      }
    }
  }

  private final class Acknowledge extends AcknowledgeMethod {
    Acknowledge(UaMethodNode method) {
      super(method);
    }

    @Override
    protected void invoke(InvocationContext context, ByteString event, LocalizedText comment)
        throws UaException {
      said.receipt(context.getObjectId(), PlantReceipts.Kind.READ, event, ScadaUsers.user(context));
    }
  }

  private final class Confirm extends ConfirmMethod {
    Confirm(UaMethodNode method) {
      super(method);
    }

    @Override
    protected void invoke(InvocationContext context, ByteString event, LocalizedText comment)
        throws UaException {
      said.receipt(
          context.getObjectId(), PlantReceipts.Kind.CONFIRMED, event, ScadaUsers.user(context));
    }
  }
}
