package io.vigil.ingest.opcua;

import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.plant.TableKeys;
import io.vigil.model.point.Door;
import io.vigil.model.point.Endpoint;
import io.vigil.model.point.Endpoint.Security;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.PointId;
import io.vigil.model.point.Reporting;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import io.vigil.sim.cable.TcpProxy;
import io.vigil.sim.opcua.PlantHistory;
import io.vigil.sim.opcua.PlantIdentity;
import io.vigil.sim.opcua.PlantServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A plant with three points behind a real OPC UA server and a cable; what it said is remembered as
 * {@code point@time=value}.
 */
final class TankPlant implements AutoCloseable {
  static final String ENTERPRISE = "tank-a";
  static final String GATEWAY = "opc1";
  static final List<String> POINTS = List.of("TK1.LT1", "TK1.PT", "TK1.LEL");
  private static final int LANE = 3;

  private PlantIdentity identity = newIdentity();
  private final @Nullable PlantHistory history;
  private final int port;
  private final TcpProxy cable;
  private final Set<String> truth = new TreeSet<>();
  private @Nullable PlantServer server;
  private long value;

  private TankPlant(@Nullable PlantHistory history, int port) throws IOException {
    this.history = history;
    this.port = port;
    this.cable = TcpProxy.to(port);
  }

  static TankPlant withHistory() throws IOException, InterruptedException {
    return started(new TankPlant(new PlantHistory(100_000), freePort()));
  }

  static TankPlant withoutHistory() throws IOException, InterruptedException {
    return started(new TankPlant(null, freePort()));
  }

  private static TankPlant started(TankPlant plant) throws IOException, InterruptedException {
    plant.startServer();
    return plant;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static PlantIdentity newIdentity() {
    return PlantIdentity.create(PlantServer.namespace(ENTERPRISE), PlantServer.HOST);
  }

  /** From its next start on the server shows another certificate, and trusts nobody yet. */
  PlantIdentity changeIdentity() {
    identity = newIdentity();
    return identity;
  }

  PlantIdentity identity() {
    return identity;
  }

  TcpProxy cable() {
    return cable;
  }

  void startServer() throws IOException, InterruptedException {
    server = newServer();
  }

  /** Starts it as a server that does not know the service of history. */
  void startServerThatRefusesHistory() throws IOException, InterruptedException {
    PlantServer fresh = newServer();
    fresh.refuseHistory();
    server = fresh;
  }

  private PlantServer newServer() throws IOException, InterruptedException {
    List<PlantPoint> points = new ArrayList<>();
    POINTS.forEach(code -> points.add(point(code)));
    return PlantServer.start(ENTERPRISE, points, identity, history, port);
  }

  void stopServer() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  /** Each point says a new value; a plant whose server is away says it to its historian alone. */
  void say(long time) {
    for (String point : POINTS) {
      value++;
      if (server != null) {
        server.set(point, time, value, QualityReason.GOOD);
      } else if (history != null) {
        history.note(point, time, value, QualityReason.GOOD);
      }
      truth.add(point + "@" + time + "=" + (double) value);
    }
  }

  int subscriptions() {
    return server == null ? 0 : server.subscriptions();
  }

  /** The gateway as it is when it no longer exists. */
  Addressed retired() {
    return new Addressed(
        LANE,
        new GatewayDefinition(
            0, 2, ENTERPRISE, GATEWAY, Door.OPC_UA, GatewayMode.LIVE, true, null));
  }

  /** Everything that was said so far. */
  Set<String> truth() {
    return Set.copyOf(truth);
  }

  /** What the registry would define. */
  List<Addressed> definitions() {
    return definitions(GatewayMode.LIVE);
  }

  /** What the registry would define for a gateway of this mode. */
  List<Addressed> definitions(GatewayMode mode) {
    List<Addressed> all = new ArrayList<>();
    Endpoint endpoint =
        new Endpoint(
            "opc.tcp://" + PlantServer.HOST + ":" + cable.port() + "/plant",
            Security.SIGN_AND_ENCRYPT);
    all.add(
        new Addressed(
            LANE,
            new GatewayDefinition(0, 1, ENTERPRISE, GATEWAY, Door.OPC_UA, mode, false, endpoint)));
    for (int slot = 0; slot < POINTS.size(); slot++) {
      all.add(new Addressed(LANE, definition(slot)));
    }
    return all;
  }

  private static PointDefinition definition(int slot) {
    return new PointDefinition(
        slot,
        1,
        new PointId(ENTERPRISE, POINTS.get(slot)),
        "测点",
        "point",
        "TK1",
        "tank.level",
        0,
        MeasureUnit.M,
        0,
        1e9,
        Reporting.PERIODIC,
        100,
        4,
        List.of(),
        List.of(),
        false,
        PlantServer.source(ENTERPRISE, POINTS.get(slot)),
        0);
  }

  private static PlantPoint point(String code) {
    return new PlantPoint(
        code,
        "测点",
        "point",
        "TK1",
        "tank.level",
        GATEWAY,
        MeasureUnit.M,
        0,
        1e9,
        Reporting.PERIODIC,
        100,
        TableKeys.NONE,
        1,
        List.of(),
        null,
        Map.of(),
        List.of(),
        null);
  }

  @Override
  public void close() throws IOException {
    cable.close();
    stopServer();
  }
}
