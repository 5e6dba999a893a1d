package io.vigil.standalone.embedded;

import static io.vigil.model.wire.LogTopics.ACTIVATIONS;
import static io.vigil.model.wire.LogTopics.ALERT_JOURNAL;
import static io.vigil.model.wire.LogTopics.BACKFILL;
import static io.vigil.model.wire.LogTopics.DEFINITIONS;
import static io.vigil.model.wire.LogTopics.LEADS;
import static io.vigil.model.wire.LogTopics.OFFICE;
import static io.vigil.model.wire.LogTopics.READINGS;
import static io.vigil.model.wire.LogTopics.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedLogIT {
  private static final int LANES = 2;

  @Test
  void aRestartKeepsRecordsPortAndCluster(@TempDir Path folder) throws IOException {
    String cluster;
    String bootstrap;
    try (EmbeddedLog log = EmbeddedLog.start(folder, 0, DurabilityProfile.PROCESS);
        LogAdmin admin = new LogAdmin(log);
        LogClient client = new LogClient(log.bootstrap())) {
      TopicLayout.create(log.bootstrap(), LANES);
      Answers.get(client.send(0, "first", () -> {}));
      Answers.get(client.send(1, "second", () -> {}));
      cluster = admin.clusterId();
      bootstrap = log.bootstrap();
    }
    try (EmbeddedLog log = EmbeddedLog.start(folder, 0, DurabilityProfile.PROCESS);
        LogAdmin admin = new LogAdmin(log);
        LogClient client = new LogClient(log.bootstrap())) {
      assertThat(log.bootstrap()).isEqualTo(bootstrap);
      assertThat(admin.clusterId()).isEqualTo(cluster);
      assertThat(client.readAll(LANES)).containsExactlyInAnyOrder("first", "second");
    }
  }

  /** One start for all that needs no second one. */
  @Test
  void theLogIsSetUpAsDesignedAndClosedToOthers(@TempDir Path folder) throws IOException {
    try (EmbeddedLog log = EmbeddedLog.start(folder, 0, DurabilityProfile.POWER);
        LogAdmin admin = new LogAdmin(log)) {
      TopicLayout.create(log.bootstrap(), 3);
      topicsAreAsDesigned(admin);
      topicsThatExistAreLeftAlone(log, admin);
      anotherNumberOfLanesIsRefusedInWords(log);
      powerForcesEachRecordToTheDisk(admin);
      everyListenerIsOnLoopback(log);
      aSecondOwnerOfTheFolderIsRefused(folder);
      aTakenPortIsRefused(folder.resolve("other"), log);
    }
  }

  private static void topicsAreAsDesigned(LogAdmin admin) {
    assertThat(admin.partitions())
        .containsAllEntriesOf(
            Map.of(
                READINGS,
                3,
                BACKFILL,
                3,
                REFUSED,
                1,
                DEFINITIONS,
                1,
                ACTIVATIONS,
                4,
                LEADS,
                1,
                ALERT_JOURNAL,
                1));
    assertThat(admin.setting(DEFINITIONS, "cleanup.policy")).isEqualTo("compact");
    assertThat(admin.setting(OFFICE, "cleanup.policy")).isEqualTo("compact");
    assertThat(admin.setting(READINGS, "cleanup.policy")).isEqualTo("delete");
    assertThat(admin.setting(READINGS, "retention.ms")).as("never by age").isEqualTo("-1");
    assertThat(Long.parseLong(admin.setting(READINGS, "retention.bytes")) * 3)
        .isBetween(TopicLayout.DEFAULT_READINGS_BYTES - 3, TopicLayout.DEFAULT_READINGS_BYTES);
  }

  private static void topicsThatExistAreLeftAlone(EmbeddedLog log, LogAdmin admin)
      throws IOException {
    admin.set(READINGS, "retention.bytes", "12345678");
    Answers.until(
        "the change", () -> admin.setting(READINGS, "retention.bytes").equals("12345678"));
    TopicLayout.create(log.bootstrap(), 3, 1L << 30);
    assertThat(admin.setting(READINGS, "retention.bytes")).isEqualTo("12345678");
    assertThat(admin.partitions()).containsEntry(READINGS, 3);
  }

  private static void anotherNumberOfLanesIsRefusedInWords(EmbeddedLog log) {
    assertThatThrownBy(() -> TopicLayout.create(log.bootstrap(), 4))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("日志已有 3 条通道，配置要求 4 条")
        .hasMessageContaining("lanes are fixed at installation");
  }

  private static void powerForcesEachRecordToTheDisk(LogAdmin admin) {
    assertThat(admin.setting(READINGS, "flush.messages")).isEqualTo("1");
  }

  private static void everyListenerIsOnLoopback(EmbeddedLog log) throws IOException {
    assertThat(ListeningSockets.ofThisProcess())
        .allMatch(listener -> listener.getAddress().isLoopbackAddress())
        .anyMatch(listener -> listener.getPort() == log.port());
  }

  private static void aSecondOwnerOfTheFolderIsRefused(Path folder) {
    assertThatThrownBy(() -> EmbeddedLog.start(folder, 0, DurabilityProfile.POWER))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in use by another running Vigil");
  }

  private static void aTakenPortIsRefused(Path other, EmbeddedLog log) {
    assertThatThrownBy(() -> EmbeddedLog.start(other, log.port(), DurabilityProfile.POWER))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is taken");
  }
}
