package io.vigil.standalone.embedded;

import com.influxdb.client.domain.WritePrecision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * Folder in; log, store and broker that take numbered records, rows and messages as fast as they
 * can and say on stdout which of them they have acknowledged, until the process is killed.
 */
public final class Victim {
  /** The session that is away while its messages are queued. */
  static final String AWAY = "vigil.ingest.away";

  private static final int LANES = 2;
  private static final int RECORDS_PER_ROW = 20;

  private Victim() {}

  /** Starts the servers and writes for good. */
  public static void main(String[] arguments) throws IOException, MqttException {
    Path folder = Path.of(arguments[0]);
    EmbeddedLog log = EmbeddedLog.start(folder.resolve("log"), 0, DurabilityProfile.PROCESS);
    EmbeddedStore store = EmbeddedStore.start(folder.resolve("store"), 0);
    EmbeddedBroker broker =
        EmbeddedBroker.start(folder.resolve("broker"), 0, new BrokerTestAccess());
    TopicLayout.create(log.bootstrap(), LANES);
    say("ADDRESSES " + log.bootstrap() + " " + store.url() + " " + broker.uri());
    try (LogClient records = new LogClient(log.bootstrap());
        StoreClient rows = new StoreClient(store.url());
        TestMqttClient gateway = gateway(broker)) {
      leaveSession(broker);
      for (long number = 0; ; number++) {
        long sent = number;
        Future<RecordMetadata> unused =
            records.send(
                (int) (number % LANES), Long.toString(number), () -> say("RECORD " + sent));
        if (number % RECORDS_PER_ROW == 0) {
          rows.write(WritePrecision.MS, row(number));
          say("ROW " + number);
          gateway.publish("ent/entx/up/gw1/data", Long.toString(number));
          say("MESSAGE " + number);
        }
      }
    }
  }

  private static String row(long number) {
    return "reading,enterprise=entx,unit=U1,point=P1 value=" + number + " " + (number + 1);
  }

  private static TestMqttClient gateway(EmbeddedBroker broker) throws MqttException {
    TestMqttClient gateway =
        new TestMqttClient(broker.uri(), "entx.gw1").with("entx.gw1", BrokerTestAccess.PASSWORD);
    gateway.connect();
    return gateway;
  }

  private static void leaveSession(EmbeddedBroker broker) throws MqttException {
    try (TestMqttClient away =
        new TestMqttClient(broker.uri(), AWAY)
            .with("vigil.ingest", BrokerTestAccess.PASSWORD)
            .persistent()) {
      away.connect();
      away.subscribe("ent/entx/up/#");
    }
  }

  /** One write per line, so that a kill cannot leave half a line behind a whole one. */
  private static void say(String line) {
    System.out.println(line);
  }
}
