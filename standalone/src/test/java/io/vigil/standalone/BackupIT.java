package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.model.reading.QualityReason;
import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.mqtt.GatewayListener;
import io.vigil.sim.mqtt.GatewayOptions;
import io.vigil.sim.mqtt.Outgoing;
import io.vigil.standalone.backup.BackupFile;
import io.vigil.standalone.embedded.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drill: a backup of a Vigil that works, everything lost, and a Vigil that goes on from it. */
class BackupIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 200;
  private static final String OPEN = "/api/v1/alerts?open=true&limit=100";
  private static final String PLANT =
      """
      {"enterprise":"drilled","name":"演练厂","nameEn":"Drilled plant","division":"530000",
       "packs":["integrity"],"gateways":[{"name":"gw","door":"MQTT","mode":"LIVE"}],
       "points":[%s,%s]}
      """
          .formatted(point("A"), point("B"));

  @TempDir Path folder;

  private final int mqtt = FreePorts.pick();
  private final AdminSignIn admin = new AdminSignIn();
  private final AdminSignIn auditor = new AdminSignIn("audit");

  @Test
  void aRestoredVigilHasTheSameAlertsCasesAndJournalAndGoesOn()
      throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    Path file = folder.resolve("backup.zip");
    String password;
    JsonNode alert;
    JsonNode cases;
    JsonNode entries;
    try (Standalone vigil = start(data)) {
      VigilApi api = admin.at(vigil.endpoints(), data);
      password = api.importPlant("drilled", PLANT).getOrDefault("gw", "");
      send(vigil, password, "A", 80);
      alert = awaitOpen(api, "drilled/A/L-1");
      cases = api.get("/api/v1/cases").path("items");
      assertThat(cases).isNotEmpty();
      auditor.at(vigil.endpoints(), data);

      BackupCommand.take(api, data, file);

      entries = journal(vigil, data);
      assertThatThrownBy(() -> BackupCommand.take(api, data, file))
          .as("a backup is not written over")
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> RestoreCommand.restore(file, data))
          .isInstanceOf(CommandException.class)
          .hasMessageContaining("not an empty folder");
    }
    assertThat(data.resolve("backups")).as("copies are taken away").isEmptyDirectory();
    delete(data);

    RestoreCommand.restore(file, data);

    try (Standalone vigil = start(data)) {
      VigilApi api = admin.at(vigil.endpoints(), data);
      JsonNode same = awaitOpen(api, "drilled/A/L-1");
      assertThat(same.path("id")).isEqualTo(alert.path("id"));
      assertThat(same.path("state")).isEqualTo(alert.path("state"));
      assertThat(api.get("/api/v1/cases").path("items").findValuesAsText("id"))
          .containsAll(cases.findValuesAsText("id"));
      assertJournalGoesOn(vigil, data, entries);

      send(vigil, password, "B", 80);
      awaitOpen(api, "drilled/B/L-1");
      send(vigil, password, "A", 20);
      await(api, items -> !state(items, "drilled/A/L-1").startsWith("ACTIVE"));
    }
  }

  @Test
  void whatIsNoBackupOrHasNoKeysIsNotRestored() throws IOException {
    Path data = folder.resolve("fresh");
    Path noBackup = Files.writeString(folder.resolve("no.zip"), "no");
    assertThatThrownBy(() -> RestoreCommand.restore(noBackup, data))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("not a sound backup");
    assertThatThrownBy(() -> RestoreCommand.restore(folder.resolve("missing.zip"), data))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("there is no");
    assertThat(BackupFile.isFree(data)).isTrue();
  }

  /**
   * Everything that stood there still does, says of itself that it is sound, and the restore too.
   */
  private void assertJournalGoesOn(Standalone vigil, Path data, JsonNode before)
      throws IOException, InterruptedException {
    VigilApi audit = auditor.at(vigil.endpoints(), data);
    JsonNode report = audit.get("/api/v1/audit/verify");
    assertThat(report.path("sound").asBoolean()).as(report.toString()).isTrue();
    JsonNode now = audit.get("/api/v1/audit/entries?limit=1000").path("items");
    List<String> kinds = now.findValuesAsText("kind");
    assertThat(kinds).contains("RESTORED", "BACKUP_TAKEN");
    List<String> hashes = now.findValuesAsText("hash");
    int backup = kinds.indexOf("BACKUP_TAKEN");
    int backupBefore = before.findValuesAsText("kind").indexOf("BACKUP_TAKEN");
    assertThat(hashes.subList(backup, hashes.size()))
        .isEqualTo(before.findValuesAsText("hash").subList(backupBefore, before.size()));
    assertThat(now.get(kinds.indexOf("RESTORED")).path("n").asText()).startsWith("2-");
  }

  private JsonNode journal(Standalone vigil, Path data) throws IOException, InterruptedException {
    return auditor
        .at(vigil.endpoints(), data)
        .get("/api/v1/audit/entries?limit=1000")
        .path("items");
  }

  private Standalone start(Path data) throws IOException, InterruptedException {
    String text = "data=" + data + "\nhttp.port=0\nmqtt.port=" + mqtt + "\n";
    Path config = Files.writeString(folder.resolve("vigil.properties"), text);
    return Standalone.start(ConfigFile.read(config));
  }

  private static void send(Standalone vigil, String password, String point, double value)
      throws InterruptedException {
    try (GatewayClient gateway =
        GatewayClient.start(
            GatewayOptions.of(vigil.endpoints().mqtt(), "drilled", "gw", password),
            GatewayListener.NONE)) {
      gateway.send(
          new Outgoing().add(point, System.currentTimeMillis(), value, QualityReason.GOOD));
      assertThat(gateway.awaitAcknowledged(PATIENCE)).as("in the log").isTrue();
    }
  }

  private static JsonNode awaitOpen(VigilApi api, String watch)
      throws IOException, InterruptedException {
    JsonNode items = await(api, open -> state(open, watch).startsWith("ACTIVE"));
    for (JsonNode item : items) {
      if (item.path("watch").asText().equals(watch)) {
        return item;
      }
    }
    throw new IllegalStateException(watch);
  }

  private static String state(JsonNode items, String watch) {
    for (JsonNode item : items) {
      if (item.path("watch").asText().equals(watch)) {
        return item.path("state").asText();
      }
    }
    return "";
  }

  private static JsonNode await(VigilApi api, Predicate<JsonNode> condition)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      JsonNode items = api.get(OPEN).path("items");
      if (condition.test(items)) {
        return items;
      }
      assertThat(System.nanoTime()).as(items.toString()).isLessThan(end);
      Thread.sleep(POLL_MILLIS);
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> walked = Files.walk(folder)) {
      walked.sorted(Comparator.reverseOrder()).forEach(all::add);
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }

  private static String point(String code) {
    return """
        {"code":"%1$s","name":"%1$s","nameEn":"%1$s","unit":"U1","kind":"process.value",
         "gateway":"gw","measureUnit":"1","rangeLow":0,"rangeHigh":100,"reporting":"periodic",
         "sampleMillis":1000,"stampMemory":4,"rules":[],"customRules":[{"rationale":{"harm":"MAJOR","consequence":"设备损坏",
           "consequenceEn":"equipment breaks","action":"停车检查","actionEn":"stop and look",
           "respondMinutes":5,"justification":"样例 / a sample"},
           "id":"L-1","rule":"limit",
         "comparison":"GE","limit":50,"clearWhen":"LT","clear":45,"onMillis":0,"offMillis":0,
         "severity":2}]}
        """
        .formatted(code);
  }
}
