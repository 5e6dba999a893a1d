package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.lane.Batch;
import io.vigil.model.wire.LaneRecordCodec;
import io.vigil.model.wire.LogTopics;
import io.vigil.model.wire.mqtt.DataMessage;
import io.vigil.model.wire.mqtt.DataMessageCodec;
import io.vigil.standalone.chaos.TopicReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gateways made for ThingsBoard and Neuron deliver what a gateway made for Vigil does. */
class OtherDoorsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int READINGS = 60;

  /** Gateway, and the code of its one point. */
  private static final List<String[]> DOORS =
      List.of(
          new String[] {"json", "J"},
          new String[] {"device", "K"},
          new String[] {"gateway", "D1/K"},
          new String[] {"neuron", "plc/g/K"},
          new String[] {"tags", "plc/t/K"});

  @Test
  void everyDoorDeliversTheSameReadings(@TempDir Path data)
      throws IOException, InterruptedException, MqttException {
    try (Standalone vigil = Standalone.start(StandaloneOptions.demo(data).withFreePorts())) {
      Map<String, String> passwords = login(vigil, data).importPlant("doors-x", plant());
      Random random = new Random(41);
      long base = System.currentTimeMillis() - READINGS * 100L;
      List<String> expected = new ArrayList<>();
      Map<String, MqttClient> clients = new TreeMap<>();
      for (String[] door : DOORS) {
        clients.put(door[0], connect(vigil, door[0], passwords));
      }
      for (int i = 0; i < READINGS; i++) {
        long time = base + i * 100L;
        double value = random.nextInt(500) / 100.0;
        expected.add(time + " " + value + " 0 0");
        for (String[] door : DOORS) {
          send(Objects.requireNonNull(clients.get(door[0])), door[0], i, time, value);
        }
      }
      Map<Integer, List<String>> lane = awaitReadings(vigil);
      assertThat(lane).hasSize(DOORS.size());
      assertThat(lane.values()).allSatisfy(one -> assertThat(one).isEqualTo(expected));

      MqttClient gateway = Objects.requireNonNull(clients.get("gateway"));
      publish(gateway, "v1/gateway/disconnect", "{\"device\":\"D1\"}");
      await(() -> readings(vigil).values().stream().anyMatch(one -> one.size() > READINGS));
      List<List<String>> longer =
          readings(vigil).values().stream().filter(one -> one.size() > READINGS).toList();
      assertThat(longer).hasSize(1);
      assertThat(longer.get(0).get(READINGS)).contains(" NaN 22 ");
      for (MqttClient client : clients.values()) {
        client.disconnect();
        client.close();
      }
    }
  }

  private static void send(MqttClient client, String door, int i, long time, double value)
      throws MqttException {
    switch (door) {
      case "json" ->
          client.publish(
              "ent/doors-x/up/json/data",
              DataMessageCodec.encode(DataMessage.ofOne("b", i, time, "J", time, value)),
              1,
              false);
      case "device" ->
          publish(
              client,
              "v1/devices/me/telemetry",
              say("{\"ts\":%d,\"values\":{\"K\":%s,\"other\":1}}", time, value));
      case "gateway" ->
          publish(
              client,
              "v1/gateway/telemetry",
              say("{\"D1\":[{\"ts\":%d,\"values\":{\"K\":%s}}]}", time, value));
      case "neuron" ->
          publish(
              client,
              "ent/doors-x/up/neuron/neuron",
              say(
                  "{\"timestamp\":%d,\"node\":\"plc\",\"group\":\"g\",\"values\":{\"K\":%s}}",
                  time, value));
      default ->
          publish(
              client,
              "ent/doors-x/up/tags/neuron",
              say(
                  "{\"timestamp\":%d,\"node\":\"plc\",\"group\":\"t\",\"tags\":"
                      + "[{\"name\":\"K\",\"value\":%s}]}",
                  time, value));
    }
  }

  private static String say(String form, long time, double value) {
    return String.format(Locale.ROOT, form, time, Double.toString(value));
  }

  private static void publish(MqttClient client, String topic, String text) throws MqttException {
    client.publish(topic, text.getBytes(StandardCharsets.UTF_8), 1, false);
  }

  private static MqttClient connect(Standalone vigil, String gateway, Map<String, String> passwords)
      throws MqttException {
    String username = "doors-x." + gateway;
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setUserName(username);
    options.setPassword(passwords.getOrDefault(gateway, "").getBytes(StandardCharsets.UTF_8));
    MqttClient client = new MqttClient(vigil.endpoints().mqtt(), username, new MemoryPersistence());
    client.connect(options);
    return client;
  }

  private static Map<Integer, List<String>> awaitReadings(Standalone vigil) {
    await(
        () -> {
          Map<Integer, List<String>> now = readings(vigil);
          return now.size() == DOORS.size()
              && now.values().stream().allMatch(one -> one.size() == READINGS);
        });
    return readings(vigil);
  }

  /** By slot, what stands in the lane of the plant: the only one with more than one slot. */
  private static Map<Integer, List<String>> readings(Standalone vigil) {
    Map<Integer, List<String>> slots = new TreeMap<>();
    TopicReader.forEach(
        vigil.endpoints().log(),
        LogTopics.READINGS,
        record -> {
          if (LaneRecordCodec.decode(record.value()) instanceof Batch batch) {
            for (int i = 0; i < batch.readings().size(); i++) {
              slots
                  .computeIfAbsent(batch.readings().slots()[i], any -> new ArrayList<>())
                  .add(
                      batch.readings().times()[i]
                          + " "
                          + batch.readings().values()[i]
                          + " "
                          + batch.readings().reasons()[i]
                          + " "
                          + batch.readings().flags()[i]);
            }
          }
        });
    return slots;
  }

  private interface Question {
    boolean holds();
  }

  private static void await(Question question) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!question.holds()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  private static VigilApi login(Standalone vigil, Path data)
      throws IOException, InterruptedException {
    String password = Files.readString(data.resolve("passwords/admin")).strip();
    return VigilApi.login(vigil.endpoints().http(), "admin", password);
  }

  private static String plant() {
    StringBuilder gateways = new StringBuilder();
    StringBuilder points = new StringBuilder();
    for (String[] door : DOORS) {
      gateways
          .append(gateways.isEmpty() ? "" : ",")
          .append("{\"name\":\"" + door[0] + "\",\"door\":\"MQTT\",\"mode\":\"LIVE\"}");
      points
          .append(points.isEmpty() ? "" : ",")
          .append(
              "{\"code\":\""
                  + door[1]
                  + "\",\"name\":\"水位\",\"unit\":\"S1\",\"kind\":\"sump.level\","
                  + "\"gateway\":\""
                  + door[0]
                  + "\",\"measureUnit\":\"m\",\"rangeLow\":0,"
                  + "\"rangeHigh\":5,\"reporting\":\"byException\",\"sampleMillis\":1000}");
    }
    return "{\"enterprise\":\"doors-x\",\"name\":\"多门\",\"nameEn\":\"Doors\","
        + "\"division\":\"140428\",\"packs\":[\"integrity\"],\"gateways\":["
        + gateways
        + "],\"points\":["
        + points
        + "]}";
  }
}
