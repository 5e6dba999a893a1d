package io.vigil.sim.replay;

import io.vigil.model.reading.QualityReason;
import io.vigil.sim.opcua.PlantHistory;
import io.vigil.sim.opcua.PlantIdentity;
import io.vigil.sim.opcua.PlantServer;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Plays a recording as the OPC UA server of its plant: every number with the stamp of its row as
 * source time, in the order of the file. What is no number is not sent.
 *
 * <p>A server cannot know what its clients have, so it sets no more values at a time than their
 * queues have room for, and goes on when all were reported: nothing is lost between the two. It
 * keeps everything for those who ask for its history. One thread.
 *
 * <pre>
 *   rows  set … until the queues are full │ reported │ set … │ reported
 * </pre>
 */
public final class RecordingServer implements AutoCloseable {
  /** So many values make a report that every client takes whole. */
  private static final int MOST_WAITING = 5_000;

  private static final long POLL_MILLIS = 10;

  private final RecordingPlant plant;
  private final PlantIdentity identity;
  private final PlantServer server;
  private final Duration patience;

  private RecordingServer(
      RecordingPlant plant, PlantIdentity identity, PlantServer server, Duration patience) {
    this.plant = plant;
    this.identity = identity;
    this.server = server;
    this.patience = patience;
  }

  /**
   * Starts the server of a plant that names it as its gateway.
   *
   * @param port where it listens
   * @param client whom it lets in
   * @param patience how long it waits for the client to come, and to fetch what is reported
   */
  public static RecordingServer start(
      RecordingPlant plant, int port, X509Certificate client, Duration patience)
      throws IOException, InterruptedException {
    String enterprise = plant.file().enterprise();
    PlantIdentity identity =
        PlantIdentity.create(PlantServer.namespace(enterprise), PlantServer.HOST);
    identity.trust(client);
    long everything = Math.min(Integer.MAX_VALUE / 2, plant.census().rows());
    PlantHistory history = new PlantHistory((int) everything);
    PlantServer server =
        PlantServer.start(enterprise, plant.file().points(), identity, history, port);
    return new RecordingServer(plant, identity, server, patience);
  }

  /** What clients have to trust. */
  public X509Certificate certificate() {
    return identity.certificate();
  }

  /**
   * Waits until every point is watched and plays the whole recording. Returns when the last value
   * was reported; throws {@link TimeoutException} if nobody comes or fetches. A message of the
   * result is one filling of the queues.
   */
  public Played play(Pace pace) throws IOException, InterruptedException, TimeoutException {
    await(server::isWatched, "nobody watches all points");
    long fillings = 0;
    long readings = 0;
    int waiting = 0;
    int rowsWaiting = 0;
    long began = System.nanoTime();
    try (Rows rows = plant.recording().rows()) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        pace.await(row.time() - plant.census().first(), began);
        int set = set(row);
        readings += set;
        waiting += set;
        rowsWaiting++;
        if (rowsWaiting >= server.room() || waiting >= MOST_WAITING) {
          await(server::isReported, "nobody fetches the values");
          fillings++;
          waiting = 0;
          rowsWaiting = 0;
        }
      }
    }
    await(server::isReported, "nobody fetches the values");
    return new Played(waiting == 0 ? fillings : fillings + 1, 0, readings);
  }

  private int set(Row row) {
    int set = 0;
    for (int i = 0; i < row.values().length; i++) {
      double value = row.values()[i];
      if (!Double.isNaN(value)) {
        String point = plant.recording().code(row.device(), i);
        server.set(point, row.time(), value, QualityReason.GOOD);
        set++;
      }
    }
    return set;
  }

  private void await(BooleanSupplier condition, String otherwise)
      throws InterruptedException, TimeoutException {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new TimeoutException(plant.title() + ": " + otherwise + " within " + patience);
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
