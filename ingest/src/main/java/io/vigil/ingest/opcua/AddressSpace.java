package io.vigil.ingest.opcua;

import io.vigil.ingest.opcua.NodeFacts.Facts;
import io.vigil.model.point.Endpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.UaRuntimeException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.NodeClass;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;

/**
 * What a server shows, walked from a node down: each node once, however often it is referred to, no
 * deeper and no more of them than asked for. A server is only read; whatever it answers, the walk
 * ends. One thread; interrupting it ends the walk.
 */
public final class AddressSpace implements AutoCloseable {
  /** Of so many nodes the facts are read together. */
  private static final int TOGETHER = 50;

  private final OpcUaClient client;
  private final OpcUaOptions options;
  private final OpcUaTrust trust;

  private AddressSpace(OpcUaClient client, OpcUaOptions options, OpcUaTrust trust) {
    this.client = client;
    this.options = options;
    this.trust = trust;
  }

  /**
   * How far to walk.
   *
   * @param depth levels below the first node, from 1
   * @param nodes how many at most, from 1
   */
  public record Limits(int depth, int nodes) {
    public Limits {
      if (depth < 1 || nodes < 1) {
        throw new IllegalArgumentException("depth " + depth + ", nodes " + nodes);
      }
    }
  }

  /** How a walk ended. */
  public enum End {
    /** Everything within the depth was seen. */
    COMPLETE,
    /** There were more nodes than asked for. */
    MOST_NODES,
    /** The visitor had enough. */
    CANCELLED
  }

  /** Hears what is found, in the order of the walk: a node before its children. */
  public interface Visitor {
    /** A node; false ends the walk. */
    boolean node(BrowsedNode node);

    /** What is below this node could not be read, in words. */
    void closed(String node, String zh, String en);
  }

  /**
   * Connects to a server.
   *
   * @param name under which a user of it is found among {@link OpcUaOptions#folder}
   * @throws IOException if it cannot be reached or not be trusted, in Chinese and English
   */
  public static AddressSpace open(Endpoint endpoint, String name, OpcUaOptions options)
      throws IOException, InterruptedException {
    OpcUaTrust trust = OpcUaTrust.in(options.folder());
    try {
      OpcUaClient client = OpcUaSession.open(endpoint, name, trust, options);
      return new AddressSpace(client, options, trust);
    } catch (UaException | TimeoutException | RuntimeException e) {
      trust.close();
      throw inWords(e);
    } catch (IOException | InterruptedException e) {
      trust.close();
      throw e;
    }
  }

  /**
   * Walks from a node down.
   *
   * @param start its id; the folder of objects if empty
   * @throws IOException if the server does not know it, or answers no more; in words
   */
  public End walk(String start, Limits limits, Visitor visitor)
      throws IOException, InterruptedException {
    try {
      NodeId first = start.isEmpty() ? NodeIds.ObjectsFolder : node(start);
      return new Walk(limits, visitor).from(first);
    } catch (UaException e) {
      StatusWords words = StatusWords.of(e.getStatusCode());
      throw new IOException(words.zh() + " | " + words.en(), e);
    } catch (TimeoutException e) {
      throw inWords(e);
    }
  }

  private NodeId node(String text) throws IOException {
    try {
      return ExpandedNodeId.parse(text)
          .toNodeId(client.getNamespaceTable())
          .orElseThrow(() -> new IOException("服务器没有此命名空间 | no such namespace: " + text));
    } catch (UaRuntimeException e) {
      throw new IOException("不是节点标识 | is no node id: " + text, e);
    }
  }

  private static IOException inWords(Exception failure) {
    Why why = Why.of(failure);
    return new IOException(why.zh() + " | " + why.en(), failure);
  }

  @Override
  public void close() throws IOException {
    OpcUaSession.close(client, options);
    trust.close();
  }

  /** One walk. */
  private final class Walk {
    private final Browsing browsing = new Browsing(client, options);
    private final NodeFacts facts = new NodeFacts(client, options);
    private final Set<NodeId> seen = new HashSet<>();
    private final Limits limits;
    private final Visitor visitor;
    private int left;
    private End end = End.COMPLETE;

    Walk(Limits limits, Visitor visitor) {
      this.limits = limits;
      this.visitor = visitor;
      this.left = limits.nodes();
    }

    End from(NodeId first) throws UaException, InterruptedException, TimeoutException {
      seen.add(first);
      show(browsing.children(first, left + 1), 1);
      return end;
    }

    private void descend(NodeId parent, int depth) throws InterruptedException, TimeoutException {
      try {
        show(browsing.children(parent, left + 1), depth);
      } catch (UaException e) {
        StatusWords words = StatusWords.of(e.getStatusCode());
        visitor.closed(name(parent), words.zh(), words.en());
      }
    }

    private void show(List<ReferenceDescription> children, int depth)
        throws UaException, InterruptedException, TimeoutException {
      for (int from = 0; from < children.size() && end == End.COMPLETE; from += TOGETHER) {
        int to = Math.min(children.size(), from + TOGETHER);
        showTogether(fresh(children.subList(from, to)), depth);
      }
    }

    /** Those not seen before that are nodes of this server. */
    private List<ReferenceDescription> fresh(List<ReferenceDescription> children) {
      List<ReferenceDescription> fresh = new ArrayList<>();
      for (ReferenceDescription child : children) {
        NodeId node = child.getNodeId().toNodeId(client.getNamespaceTable()).orElse(null);
        if (node != null && seen.add(node)) {
          fresh.add(child);
        }
      }
      return fresh;
    }

    private void showTogether(List<ReferenceDescription> children, int depth)
        throws UaException, InterruptedException, TimeoutException {
      List<NodeId> variables = new ArrayList<>();
      for (ReferenceDescription child : children) {
        if (child.getNodeClass() == NodeClass.Variable) {
          variables.add(child.getNodeId().toNodeIdOrThrow(client.getNamespaceTable()));
        }
      }
      List<Facts> known = facts.read(variables);
      int variable = 0;
      for (ReferenceDescription child : children) {
        boolean isVariable = child.getNodeClass() == NodeClass.Variable;
        Facts own = isVariable ? known.get(variable++) : new Facts();
        NodeId node = child.getNodeId().toNodeIdOrThrow(client.getNamespaceTable());
        if (left == 0) {
          end = End.MOST_NODES;
          return;
        }
        left--;
        if (!visitor.node(browsed(child, node, own, depth))) {
          end = End.CANCELLED;
          return;
        }
        if (depth < limits.depth()) {
          descend(node, depth + 1);
          if (end != End.COMPLETE) {
            return;
          }
        }
      }
    }

    private BrowsedNode browsed(ReferenceDescription child, NodeId node, Facts own, int depth) {
      String display = NodeFacts.text(child.getDisplayName());
      return new BrowsedNode(
          depth,
          name(node),
          display.isEmpty() ? NodeFacts.text(child.getBrowseName().name()) : display,
          child.getNodeClass() == NodeClass.Variable,
          own.type,
          own.unit,
          own.range,
          own.value,
          own.status.zh(),
          own.status.en());
    }

    private String name(NodeId node) {
      String text =
          node.getNamespaceIndex().intValue() == 0
              ? node.toParseableString()
              : node.expanded(client.getNamespaceTable()).toParseableString();
      return text.replaceAll("\\p{C}", "?");
    }
  }
}
