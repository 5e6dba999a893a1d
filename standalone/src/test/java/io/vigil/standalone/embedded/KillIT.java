package io.vigil.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the servers had acknowledged when their process was killed is there after a restart. */
@Timeout(180)
class KillIT {
  private static final int LANES = 2;
  private static final Pattern ROW = Pattern.compile("\\[(\\d+)\\.0\\]");

  private final Path folder;

  KillIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void nothingAcknowledgedIsLostWhenTheProcessIsKilled()
      throws IOException, InterruptedException, MqttException {
    String addresses;
    List<String> said;
    try (ChildJvm child = ChildJvm.start(Victim.class, folder.toString())) {
      addresses = child.await("ADDRESSES ");
      assertThat(child.await("MESSAGE 6000")).isNotNull();
      said = child.kill();
    }
    Path logFolder = folder.resolve("log");
    try (EmbeddedLog log = EmbeddedLog.start(logFolder, 0, DurabilityProfile.PROCESS);
        EmbeddedStore store = EmbeddedStore.start(folder.resolve("store"), 0);
        EmbeddedBroker broker =
            EmbeddedBroker.start(folder.resolve("broker"), 0, new BrokerTestAccess())) {
      assertThat("ADDRESSES " + log.bootstrap() + " " + store.url() + " " + broker.uri())
          .isEqualTo(addresses);
      theLogLostNothing(log, acknowledged(said, "RECORD "));
      theStoreLostNothing(store, acknowledged(said, "ROW "));
      theBrokerLostNothing(broker, acknowledged(said, "MESSAGE "));
    }
  }

  private static void theLogLostNothing(EmbeddedLog log, Set<String> acknowledged) {
    try (LogClient client = new LogClient(log.bootstrap())) {
      List<String> kept = client.readAll(LANES);
      assertThat(acknowledged).hasSizeGreaterThan(5_000);
      assertThat(new HashSet<>(kept)).containsAll(acknowledged);
      assertThat(kept).doesNotHaveDuplicates();
    }
  }

  private static void theStoreLostNothing(EmbeddedStore store, Set<String> acknowledged) {
    try (StoreClient client = new StoreClient(store.url())) {
      assertThat(acknowledged).hasSizeGreaterThan(300);
      Answers.until("all rows", () -> rows(client).containsAll(acknowledged));
    }
  }

  private static Set<String> rows(StoreClient client) {
    Set<String> rows = new HashSet<>();
    Matcher row = ROW.matcher(client.query("SELECT value FROM reading"));
    while (row.find()) {
      rows.add(row.group(1));
    }
    return rows;
  }

  private static void theBrokerLostNothing(EmbeddedBroker broker, Set<String> acknowledged)
      throws MqttException {
    try (TestMqttClient away =
        new TestMqttClient(broker.uri(), Victim.AWAY)
            .with("vigil.ingest", BrokerTestAccess.PASSWORD)
            .persistent()) {
      assertThat(acknowledged).hasSizeGreaterThan(300);
      assertThat(away.connect()).as("the session is there").isTrue();
      Answers.until("all messages", () -> away.texts().containsAll(acknowledged));
      assertThat(away.texts()).doesNotHaveDuplicates();
    }
  }

  private static Set<String> acknowledged(List<String> said, String prefix) {
    return said.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .collect(Collectors.toSet());
  }
}
