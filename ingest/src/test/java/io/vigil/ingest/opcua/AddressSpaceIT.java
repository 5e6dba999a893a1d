package io.vigil.ingest.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.ingest.opcua.AddressSpace.End;
import io.vigil.ingest.opcua.AddressSpace.Limits;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.point.Endpoint;
import io.vigil.model.point.Endpoint.Security;
import io.vigil.sim.opcua.PlantServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class AddressSpaceIT {
  private static final long NOW = 1_795_334_531_000L;

  @TempDir private Path folder;

  /** Notes what it is shown, and has enough after so many nodes. */
  private static final class Notes implements AddressSpace.Visitor {
    final List<BrowsedNode> nodes = new ArrayList<>();
    final List<String> closed = new ArrayList<>();
    private final int enough;

    Notes(int enough) {
      this.enough = enough;
    }

    @Override
    public boolean node(BrowsedNode node) {
      nodes.add(node);
      return nodes.size() < enough;
    }

    @Override
    public void closed(String node, String zh, String en) {
      closed.add(node + " " + en);
    }

    List<String> names() {
      return nodes.stream().map(BrowsedNode::name).toList();
    }
  }

  @Test
  void plantShowsItsPointsWithTypeUnitRangeValueAndStatus()
      throws IOException, InterruptedException {
    try (TankPlant plant = TankPlant.withHistory()) {
      OpcUaKeys keys = OpcUaKeys.in(folder);
      plant.identity().trust(keys.own());
      keys.trust("plant", plant.identity().certificate());
      plant.say(NOW);
      Notes notes = new Notes(Integer.MAX_VALUE);
      try (AddressSpace space = open(endpoint(plant))) {
        String start = PlantServer.source(TankPlant.ENTERPRISE, "plant");
        assertThat(space.walk(start, new Limits(2, 100), notes)).isEqualTo(End.COMPLETE);
      }
      assertThat(notes.closed).isEmpty();
      assertThat(notes.nodes).hasSize(TankPlant.POINTS.size());
      assertThat(notes.nodes.get(0))
          .isEqualTo(
              new BrowsedNode(
                  1,
                  PlantServer.source(TankPlant.ENTERPRISE, TankPlant.POINTS.get(0)),
                  "测点",
                  true,
                  "Double",
                  "m",
                  "0.0..1.0E9",
                  "1.0",
                  "良好",
                  "good"));
    }
  }

  @Test
  void walkFromTheTopFindsThePointsBelowTheirFolder() throws IOException, InterruptedException {
    try (HostileServer server = HostileServer.start();
        AddressSpace space = open(server.endpoint())) {
      Notes notes = new Notes(Integer.MAX_VALUE);
      assertThat(space.walk("", new Limits(1, 100), notes)).isEqualTo(End.COMPLETE);
      assertThat(notes.names()).contains("Server", "ring", "crowd", "names");
      assertThat(notes.nodes).allMatch(node -> node.depth() == 1);
    }
  }

  @Test
  @DisplayName("attack22 a ring of nodes ends, and each is shown once")
  void ringEndsAndEachNodeIsShownOnce() throws IOException, InterruptedException {
    try (HostileServer server = HostileServer.start();
        AddressSpace space = open(server.endpoint())) {
      Notes notes = new Notes(Integer.MAX_VALUE);
      End end = space.walk(HostileServer.node("ring"), new Limits(1_000, 1_000), notes);
      assertThat(end).isEqualTo(End.COMPLETE);
      assertThat(notes.names()).containsExactly("back");
    }
  }

  @Test
  @DisplayName("attack22 a crowd of children is read page by page, as far as was asked for")
  void crowdIsReadPageByPageAndNoFurtherThanAskedFor() throws IOException, InterruptedException {
    try (HostileServer server = HostileServer.start();
        AddressSpace space = open(server.endpoint())) {
      Notes few = new Notes(Integer.MAX_VALUE);
      String crowd = HostileServer.node("crowd");
      assertThat(space.walk(crowd, new Limits(1, 250), few)).isEqualTo(End.MOST_NODES);
      assertThat(few.nodes).hasSize(250);
      assertThat(server.pages()).as("two more, and the point given back").isEqualTo(3);
      Notes all = new Notes(Integer.MAX_VALUE);
      End end = space.walk(crowd, new Limits(1, HostileServer.CROWD), all);
      assertThat(end).isEqualTo(End.COMPLETE);
      assertThat(all.nodes).hasSize(HostileServer.CROWD);
    }
  }

  @Test
  @DisplayName("attack22 a list of children without an end is read as far as was asked for")
  void listWithoutAnEndIsReadAsFarAsWasAskedFor() throws IOException, InterruptedException {
    try (HostileServer server = HostileServer.start();
        AddressSpace space = open(server.endpoint())) {
      String crowd = HostileServer.node("crowd");
      Limits limits = new Limits(1, 5_000);
      server.neverEnds(NodeIds.Organizes);
      Notes children = new Notes(Integer.MAX_VALUE);
      assertThat(space.walk(crowd, limits, children)).isEqualTo(End.MOST_NODES);
      assertThat(children.nodes).hasSize(5_000);
      server.neverEnds(NodeIds.HasProperty);
      int before = server.pages();
      Notes properties = new Notes(Integer.MAX_VALUE);
      assertThat(space.walk(crowd, limits, properties)).isEqualTo(End.COMPLETE);
      assertThat(properties.nodes).as("the first page was honest").hasSize(100);
      assertThat(server.pages() - before).as("pages of nothing but properties").isLessThan(20);
    }
  }

  @Test
  void whoHasEnoughIsShownNoMore() throws IOException, InterruptedException {
    try (HostileServer server = HostileServer.start();
        AddressSpace space = open(server.endpoint())) {
      Notes notes = new Notes(7);
      End end = space.walk(HostileServer.node("crowd"), new Limits(1, 1_000), notes);
      assertThat(end).isEqualTo(End.CANCELLED);
      assertThat(notes.nodes).hasSize(7);
    }
  }

  @Test
  void namesAndValuesAreOneShortLineAndWhatMayNotBeReadSaysSo()
      throws IOException, InterruptedException {
    try (HostileServer server = HostileServer.start();
        AddressSpace space = open(server.endpoint())) {
      Notes notes = new Notes(Integer.MAX_VALUE);
      space.walk(HostileServer.node("names"), new Limits(1, 10), notes);
      assertThat(notes.names()).containsExactly("?[2J?[31mroot?", "locked");
      assertThat(notes.nodes.get(0).value()).startsWith("?xxx").hasSizeLessThan(70);
      assertThat(notes.nodes.get(1).statusZh()).isEqualTo("账号无读权限（Bad_UserAccessDenied）");
      assertThat(notes.nodes.get(1).statusEn())
          .isEqualTo("the user may not read it (Bad_UserAccessDenied)");
    }
  }

  @Test
  void nodeThatIsNotThereIsSaidInWords() throws IOException, InterruptedException {
    try (HostileServer server = HostileServer.start();
        AddressSpace space = open(server.endpoint())) {
      Notes notes = new Notes(1);
      Limits limits = new Limits(1, 1);
      assertThatThrownBy(() -> space.walk(HostileServer.node("nowhere"), limits, notes))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("节点不存在")
          .hasMessageContaining("no such node (Bad_NodeIdUnknown)");
      assertThatThrownBy(() -> space.walk("nonsense", limits, notes))
          .hasMessageContaining("不是节点标识 | is no node id: nonsense");
      assertThatThrownBy(() -> space.walk("nsu=urn:other;s=a", limits, notes))
          .hasMessageContaining("no such namespace");
    }
  }

  private AddressSpace open(Endpoint endpoint) throws IOException, InterruptedException {
    return AddressSpace.open(endpoint, "browse", OpcUaOptions.in(folder));
  }

  private static Endpoint endpoint(TankPlant plant) {
    GatewayDefinition gateway = (GatewayDefinition) plant.definitions().get(0).entry();
    Endpoint endpoint = Objects.requireNonNull(gateway.endpoint());
    return new Endpoint(endpoint.url(), Security.SIGN_AND_ENCRYPT);
  }
}
