package io.vigil.standalone;

import static io.vigil.standalone.AttackedVigil.reading;
import static io.vigil.standalone.AttackedVigil.until;

import io.vigil.model.lane.Batch;
import io.vigil.model.wire.LaneRecordCodec;
import io.vigil.model.wire.LogTopics;
import io.vigil.standalone.chaos.TopicReader;
import io.vigil.standalone.embedded.TestMqttClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * Gateways of plants that keep within their quotas, beside one that may not: how long what they say
 * takes into the log. One thread.
 */
final class Neighbourhood implements AutoCloseable {
  /** Each says something five times a second. */
  private static final long APART_NANOS = Duration.ofMillis(200).toNanos();

  private static final long SLICE_NANOS = Duration.ofMillis(10).toNanos();
  private static final double SLICES_A_SECOND = 100;

  private final AttackedVigil vigil;
  private final List<TestMqttClient> gateways = new ArrayList<>();

  Neighbourhood(AttackedVigil vigil, int count)
      throws MqttException, IOException, InterruptedException {
    this.vigil = vigil;
    for (int i = 0; i < count; i++) {
      String plant = "near-" + i;
      String file = AttackedVigil.plant(plant, List.of("N.LT"));
      String own = Objects.requireNonNull(vigil.admin.importPlant(plant, file).get("gw1"));
      TestMqttClient gateway =
          new TestMqttClient(vigil.vigil.endpoints().mqtt(), plant + ".gw1")
              .with(plant + ".gw1", own);
      gateway.connect();
      gateways.add(gateway);
    }
  }

  /**
   * Lets each of them say something so many times.
   *
   * @param run a name that no other run has
   * @return below how many milliseconds 99 % of it was in the log after it was sent
   */
  double p99(String run, int times) throws MqttException, IOException, InterruptedException {
    long next = System.nanoTime();
    for (int i = 0; i < times; i++) {
      for (int g = 0; g < gateways.size(); g++) {
        String message =
            "{\"v\":1,\"boot\":\"%s-%d\",\"seq\":%d,\"sent\":\"%s\",\"r\":[%s]}"
                .formatted(run, g, i, Instant.now(), reading("N.LT", "2.1"));
        gateways.get(g).sendSurely("ent/near-" + g + "/up/gw1/data", message);
      }
      next += APART_NANOS;
      LockSupport.parkNanos(next - System.nanoTime());
    }
    int all = times * gateways.size();
    List<Long> delays = new ArrayList<>();
    until(
        "everything is in the log",
        () -> {
          delays.clear();
          delays.addAll(delays(run));
          return delays.size() == all;
        });
    delays.sort(null);
    return delays.get((int) Math.ceil(0.99 * all) - 1);
  }

  private List<Long> delays(String run) {
    List<Long> delays = new ArrayList<>();
    TopicReader.forEach(
        vigil.vigil.endpoints().log(),
        LogTopics.READINGS,
        record -> {
          if (LaneRecordCodec.decode(record.value()) instanceof Batch batch
              && batch.boot().startsWith(run + "-")) {
            delays.add(batch.appended() - batch.sent());
          }
        });
    return delays;
  }

  /** One gateway that sends so many messages a second, until it is closed. */
  static final class Flood implements AutoCloseable {
    private final AttackedVigil vigil;
    private final TestMqttClient gateway;
    private final double perSlice;
    private final AtomicLong sent = new AtomicLong();
    private final Thread thread = new Thread(this::send, "flood");
    private final long began = System.nanoTime();
    private volatile boolean over;

    /** Begins; the gateway is that of the other plant, and connected. */
    Flood(AttackedVigil vigil, TestMqttClient gateway, int perSecond) {
      this.vigil = vigil;
      this.gateway = gateway;
      this.perSlice = perSecond / SLICES_A_SECOND;
      thread.start();
    }

    private void send() {
      long next = began;
      double owed = 0;
      try {
        while (!over) {
          for (owed += perSlice; owed >= 1; owed--) {
            gateway.send("ent/atk-b/up/gw1/data", vigil.message(reading("B1.LT", "2.1")));
            sent.incrementAndGet();
          }
          next += SLICE_NANOS;
          LockSupport.parkNanos(next - System.nanoTime());
        }
      } catch (MqttException e) {
        over = true;
      }
    }

    /** Messages a second that it came to. */
    long perSecond() {
      return sent.get() * 1_000_000_000L / (System.nanoTime() - began);
    }

    @Override
    public void close() {
      over = true;
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() throws MqttException {
    for (TestMqttClient gateway : gateways) {
      gateway.close();
    }
  }
}
