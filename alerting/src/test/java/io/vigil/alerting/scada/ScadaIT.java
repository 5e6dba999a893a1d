package io.vigil.alerting.scada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.scada.ControlSystem.Certificate;
import io.vigil.alerting.scada.ControlSystem.Told;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The control system of a plant reads, hears and answers its Alerts over OPC UA. */
@ExtendWith(Room.Shared.class)
class ScadaIT {
  @Test
  @DisplayName("alerts §2 what is open is counted in plain variables, from sign-in on")
  void plainVariablesCountWhatIsOpen(Room room) throws Exception {
    String plant = room.plant(2);
    room.raised(plant);
    try (ControlSystem system = system(room, plant)) {
      assertThat(system.value(plant + "/Open")).isEqualTo(1);
      assertThat(system.value(plant + "/OpenSeverity2")).isEqualTo(1);
      assertThat(system.value(plant + "/HighestSeverity")).isEqualTo(2);
      assertThat(system.value(plant + "/Unacknowledged")).isEqualTo(1);
      room.raise(plant, "F02.CH4");
      Eventually.get(() -> system.value(plant + "/Open"), open -> open.equals(2));
      Room.acknowledge(room.duty(), of(room, plant, "F01.CH4"));
      Eventually.get(() -> system.value(plant + "/Unacknowledged"), open -> open.equals(1));
      assertThat(system.read(plant + "/Judging").statusCode().isGood()).isTrue();
    }
  }

  @Test
  @DisplayName("alerts §2 an alert is a condition: raised, cleared, and gone once it is over")
  void anAlertIsACondition(Room room) throws Exception {
    String plant = room.plant(1);
    Judge.About watch = room.judge().watch(plant, "F01.CH4", Room.RULE);
    try (ControlSystem system = system(room, plant)) {
      system.listen(NodeIds.Server);
      room.judge().say(watch.raise(1.6));
      JsonNode alert = room.open(plant, any -> true);
      Told raised = system.heard(Told::active);
      assertThat(raised.message()).isEqualTo(alert.get("text").asText());
      assertThat(raised.severity()).isEqualTo(700);
      assertThat(raised.source()).endsWith("F01.CH4");
      assertThat(raised.type()).isEqualTo(NodeIds.AlarmConditionType);
      assertThat(raised.condition()).isEqualTo(system.node(plant + "/" + id(alert)));
      assertThat(raised.retain()).isTrue();
      assertThat(system.browsed()).anyMatch(one -> one.contains(id(alert)));
      room.judge().say(watch.clear(0.2));
      Told cleared = system.heard(one -> !one.active());
      assertThat(cleared.retain()).as("nobody has acknowledged it").isTrue();
      Room.acknowledge(room.duty(), room.open(plant, one -> !one.get("cleared").isNull()));
      system.heard(one -> !one.retain());
      assertThat(system.value(plant + "/Open")).isEqualTo(0);
      assertThat(system.browsed()).noneMatch(one -> one.contains(id(alert)));
    }
  }

  @Test
  @DisplayName("alerts §4.4 the plant's confirmation over OPC UA never silences the county")
  void acknowledgingIsTheReceiptOfThePlant(Room room) throws Exception {
    String plant = room.plant(1);
    try (ControlSystem system = system(room, plant)) {
      system.listen(system.node(plant));
      JsonNode alert = room.raised(plant);
      Told raised = system.heard(Told::active);
      assertThat(system.acknowledge(raised.condition(), raised.id()).isGood()).isTrue();
      Told acknowledged = system.heard(Told::acked);
      assertThat(acknowledged.confirmed()).isFalse();
      assertThat(system.confirm(raised.condition(), acknowledged.id()).isGood()).isTrue();
      system.heard(Told::confirmed);
      JsonNode receipts = room.duty().get(Room.path(alert) + "/receipts").json();
      assertThat(receipts.findValuesAsText("kind")).containsExactly("READ", "CONFIRMED");
      assertThat(receipts.findValuesAsText("person")).containsOnly("scada@opcua");
      JsonNode now = room.duty().get(Room.path(alert)).json();
      assertThat(now.get("state").asText()).isEqualTo("ACTIVE_UNACKED");
      assertThat(now.get("acked_by").isNull()).isTrue();
      assertThat(system.value(plant + "/Unacknowledged")).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("A8 over OPC UA an acknowledgement covers only what the event had told")
  void somethingNewerIsNotAcknowledgedUnseen(Room room) throws Exception {
    String plant = room.plant(1);
    Judge.About watch = room.judge().watch(plant, "F01.CH4", Room.RULE);
    try (ControlSystem system = system(room, plant)) {
      system.listen(NodeIds.Server);
      room.judge().say(watch.raise(1.6));
      Told raised = system.heard(Told::active);
      room.judge().say(watch.clear(0.2));
      Told cleared = system.heard(one -> !one.active());
      assertThat(system.acknowledge(raised.condition(), raised.id()).value())
          .isEqualTo(StatusCodes.Bad_EventIdUnknown);
      assertThat(system.acknowledge(raised.condition(), ByteString.of(new byte[0])).value())
          .isEqualTo(StatusCodes.Bad_EventIdUnknown);
      assertThat(system.acknowledge(raised.condition(), cleared.id()).isGood()).isTrue();
    }
  }

  @Test
  @DisplayName("alerts §2 a control system that comes later hears what is open by a refresh")
  void aRefreshTellsWhatIsOpen(Room room) throws Exception {
    String plant = room.plant(2);
    room.raised(plant);
    try (ControlSystem system = system(room, plant)) {
      system.listen(NodeIds.Server);
      assertThat(system.refresh().isGood()).isTrue();
      system.heard(one -> one.type().equals(NodeIds.RefreshEndEventType));
      assertThat(system.all())
          .extracting(Told::type)
          .containsExactly(
              NodeIds.RefreshStartEventType,
              NodeIds.AlarmConditionType,
              NodeIds.RefreshEndEventType);
    }
  }

  @Test
  @DisplayName("onboarding §3.1 a plant sees, hears and answers its own alerts only")
  void aPlantKnowsNothingOfAnother(Room room) throws Exception {
    String own = room.plant(1);
    String other = room.plant(1);
    try (ControlSystem system = system(room, own);
        ControlSystem neighbour = system(room, other)) {
      system.listen(NodeIds.Server);
      neighbour.listen(NodeIds.Server);
      room.raised(other);
      Told theirs = neighbour.heard(Told::active);
      room.raised(own);
      Told ours = system.heard(Told::active);
      assertThat(system.all()).extracting(Told::condition).containsOnly(ours.condition());
      assertThat(system.read(other + "/Open").statusCode().value())
          .isEqualTo(StatusCodes.Bad_NodeIdUnknown);
      assertThat(system.acknowledge(theirs.condition(), theirs.id()).isBad()).isTrue();
      assertThatThrownBy(() -> system.listen(system.node(other))).isInstanceOf(UaException.class);
      assertThat(system.browsed())
          .as("control: its own is found")
          .anyMatch(one -> one.contains(own))
          .noneMatch(one -> one.contains(other));
    }
  }

  @Test
  @DisplayName("security §3 an unknown certificate, user or password is not let in")
  void whoIsNotKnownIsNotLetIn(Room room) throws Exception {
    String plant = room.plant(1);
    Answer made = room.admin().send("PUT", rooms(plant), null);
    String user = made.json().get("username").asText();
    String password = made.json().get("password").asText();
    Certificate stranger = Certificate.make();
    assertThatThrownBy(() -> ControlSystem.connect(room.scada(), stranger, user, password))
        .as("nobody has trusted its certificate")
        .isInstanceOf(Exception.class);
    Path rejected = room.folder().resolve("opcua-server/pki/rejected/certs");
    Eventually.get(
        () -> {
          try (Stream<Path> files = Files.list(rejected)) {
            return files.count();
          }
        },
        count -> count > 0);
    stranger.trustIn(room.folder());
    Eventually.get(() -> connects(room, stranger, user, password), let -> let);
    assertThat(connects(room, stranger, user, "wrong")).isFalse();
    assertThat(connects(room, stranger, "duty", password)).isFalse();
  }

  @Test
  @DisplayName("security §3 a room whose credential is ended is cut off")
  void anEndedCredentialCutsOff(Room room) throws Exception {
    String plant = room.plant(1);
    try (ControlSystem system = system(room, plant)) {
      assertThat(system.value(plant + "/Open")).isEqualTo(0);
      room.admin().send("DELETE", rooms(plant), null);
      Eventually.get(() -> reads(system, plant), reads -> !reads);
    }
  }

  private static String rooms(String plant) {
    return "/api/v1/enterprises/" + plant + "/rooms/scada";
  }

  private static boolean reads(ControlSystem system, String plant) {
    try {
      return system.read(plant + "/Open").statusCode().isGood();
    } catch (UaException e) {
      return false;
    }
  }

  private static boolean connects(Room room, Certificate own, String user, String password)
      throws IOException, InterruptedException {
    try (ControlSystem system = ControlSystem.connect(room.scada(), own, user, password)) {
      return !system.browsed().isEmpty();
    } catch (UaException | ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private static ControlSystem system(Room room, String plant) throws Exception {
    Answer made = room.admin().send("PUT", rooms(plant), null);
    assertThat(made.status()).isEqualTo(200);
    Certificate own = Certificate.make();
    own.trustIn(room.folder());
    String user = made.json().get("username").asText();
    String password = made.json().get("password").asText();
    Eventually.get(() -> connects(room, own, user, password), let -> let);
    return ControlSystem.connect(room.scada(), own, user, password);
  }

  private static JsonNode of(Room room, String plant, String point) {
    return room.openOf(plant).stream()
        .filter(one -> one.get("point").asText().equals(point))
        .findFirst()
        .orElseThrow();
  }

  private static String id(JsonNode alert) {
    return alert.get("id").asText();
  }
}
