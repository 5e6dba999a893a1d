package io.vigil.standalone;

import static io.vigil.standalone.AttackedVigil.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.AlertingOptions;
import io.vigil.standalone.servers.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The disk of the registry, made full under a whole Vigil; log, store and checkpoints are on
 * another. Where no file system may be mounted, the registry ends as it does on a full disk.
 */
@Timeout(300)
class FullDiskIT {
  /** What is not recorded does not happen; an H2 that could not write closes itself and is away. */
  private static final String REFUSED = "(?s).*503.*(NOT_RECORDED|REGISTRY_AWAY).*";

  private static final Logger LOG = LoggerFactory.getLogger(FullDiskIT.class);

  @TempDir private Path folder;

  @Test
  @DisplayName("attack76 a disk that is full: refused in words, read on, told, and nothing is lost")
  void fullDisk() throws IOException, InterruptedException, MqttException, SQLException {
    Path data = folder.resolve("data");
    Optional<SmallDisk> mounted = SmallDisk.mount(data);
    if (mounted.isEmpty()) {
      closesItself(Files.createDirectories(data));
      return;
    }
    try (SmallDisk disk = mounted.get()) {
      for (String elsewhere : List.of("log", "store", "streaming", "broker")) {
        Path other = Files.createDirectories(folder.resolve(elsewhere));
        Files.createSymbolicLink(data.resolve(elsewhere), other);
      }
      try (AttackedVigil vigil = AttackedVigil.at(data)) {
        goesFull(vigil, disk);
      }
    }
  }

  /** What H2 does when it cannot write: the same end of the registry, but not the full disk. */
  private static void closesItself(Path data)
      throws IOException, InterruptedException, MqttException, SQLException {
    LOG.warn("no file system can be mounted here: the registry is closed instead of filled");
    try (AttackedVigil vigil = AttackedVigil.at(data)) {
      AlertingOptions.Database registry = AlertingOptions.Database.h2(data);
      try (Connection own =
          DriverManager.getConnection(registry.url(), registry.user(), registry.password())) {
        own.createStatement().execute("SHUTDOWN IMMEDIATELY");
      }
      vigil.accepted(AttackedVigil.reading("S9.LT", "4.9"));
      goesOn(vigil);
    }
  }

  private static void goesFull(AttackedVigil vigil, SmallDisk disk)
      throws IOException, InterruptedException, MqttException {
    JsonNode alert = vigil.alertsOf("S1.LT").get(0);
    String renamed = AttackedVigil.plant("atk-b", List.of("B1.LT")).replace("受袭企业", "另一名称");
    disk.fill();
    try {
      assertThatThrownBy(() -> vigil.admin.importPlant("atk-b", renamed))
          .hasMessageMatching(REFUSED);
      assertThatThrownBy(() -> vigil.acknowledge(alert)).hasMessageMatching(REFUSED);
      reads(vigil);
      vigil.accepted(AttackedVigil.reading("S9.LT", "4.9"));
      until("not ready, in words", () -> !vigil.troubles().isEmpty());
    } finally {
      disk.empty();
    }
    goesOn(vigil);
    vigil.admin.importPlant("atk-b", renamed);
    until("told as red", () -> vigil.isToldOfItself("SY-9"));
  }

  private static void goesOn(AttackedVigil vigil) throws IOException, InterruptedException {
    until("reads again by itself", () -> reads(vigil));
    until("what was raised meanwhile", () -> vigil.alertsOf("S9.LT").size() == 1);
    vigil.boardIsNoQuieter();
    vigil.acknowledge(vigil.alertsOf("S9.LT").get(0));
    assertThat(vigil.auditor.get("/api/v1/audit/verify").get("sound").asBoolean()).isTrue();
  }

  /** Whether the board is as it was; or else it is said in words that it cannot be read now. */
  private static boolean reads(AttackedVigil vigil) throws IOException, InterruptedException {
    try {
      vigil.boardIsNoQuieter();
      return true;
    } catch (VigilApi.RefusedException away) {
      assertThat(away).hasMessageMatching(REFUSED);
      return false;
    }
  }
}
