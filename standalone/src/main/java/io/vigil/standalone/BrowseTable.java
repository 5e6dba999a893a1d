package io.vigil.standalone;

import io.vigil.ingest.opcua.AddressSpace;
import io.vigil.ingest.opcua.BrowsedNode;
import java.io.PrintWriter;

/**
 * Nodes in, a line each out, as they are found; columns are two blanks apart at least. One thread.
 */
final class BrowseTable implements AddressSpace.Visitor {
  private static final String LINE = "%-44s  %-32s  %-10s  %-8s  %-14s  %-20s  %s%n";

  private final PrintWriter out;
  private int nodes;

  BrowseTable(PrintWriter out) {
    this.out = out;
    out.printf(
        LINE, "节点 node", "名称 name", "类型 type", "单位 unit", "量程 range", "值 value", "状态 status");
  }

  @Override
  public boolean node(BrowsedNode node) {
    nodes++;
    String status = node.variable() ? node.statusZh() + " | " + node.statusEn() : "";
    String line =
        LINE.formatted(
            node.node(),
            "  ".repeat(node.depth() - 1) + node.name(),
            node.type(),
            node.unit(),
            node.range(),
            node.value(),
            status);
    out.println(line.stripTrailing());
    out.flush();
    return true;
  }

  @Override
  public void closed(String node, String zh, String en) {
    out.println(node + ": " + zh + " | " + en);
  }

  /** Says how the walk ended. */
  void end(AddressSpace.End end) {
    String why =
        switch (end) {
          case COMPLETE -> "";
          case MOST_NODES -> "；还有更多，可用 --node 或 --most | there are more: use --node or --most";
          case CANCELLED -> "；已中止 | stopped";
        };
    out.println(nodes + " 个节点 | nodes" + why);
    out.flush();
  }
}
