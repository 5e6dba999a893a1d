package io.vigil.alerting.registry;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.Inside;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalEntry;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.people.Credentials;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Room;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The gateways that come to us, over HTTP. The doors are not part of this process. */
@ExtendWith(Room.Shared.class)
class GatewaysIT {
  @Test
  void aGatewayHasACredentialWithAnAge(Room room) {
    String plant = room.plant(1);
    JsonNode gateway = Objects.requireNonNull(line(room.admin(), plant));
    assertThat(gateway.get("username").asText()).isEqualTo(plant + ".gw1");
    assertThat(gateway.get("revoked").asBoolean()).isFalse();
    assertThat(OffsetDateTime.parse(gateway.get("issued_at").asText()).toInstant())
        .isBetween(Instant.now().minus(Duration.ofHours(1)), Instant.now().plusSeconds(1));
    assertThat(gateway.get("connections").isNull()).as("another process knows").isTrue();
    assertThat(room.admin().get("/api/v1/gateways").json().get("allowed").isNull()).isTrue();
  }

  @Test
  void aCredentialThatIsRevokedIsWorthlessUntilThereIsAnother(Room room) {
    String plant = room.plant(1);
    Credentials credentials = room.alerting().credentials();
    List<String> shown = new CopyOnWriteArrayList<>();
    credentials.onRevoked(shown::add);
    String path = "/api/v1/enterprises/" + plant + "/gateways/gw1/credential";
    String password = room.admin().post(path, "{}").json().get("password").asText();
    assertThat(credentials.identify(plant + ".gw1", password)).isPresent();

    assertThat(room.admin().send("DELETE", path, null).status()).isEqualTo(200);

    assertThat(credentials.identify(plant + ".gw1", password)).isEmpty();
    assertThat(shown).as("is shown the door").endsWith(plant + ".gw1");
    assertThat(Objects.requireNonNull(line(room.admin(), plant)).get("revoked").asBoolean())
        .isTrue();
    String next = room.admin().post(path, "{}").json().get("password").asText();
    assertThat(credentials.identify(plant + ".gw1", next)).isPresent();
    assertThat(credentials.identify(plant + ".gw1", password)).as("stays worthless").isEmpty();
    assertThat(Inside.of(room.alerting()).getBean(Journal.class).ofAlert(plant, 10))
        .extracting(JournalEntry::kind)
        .containsExactly(
            JournalKind.PLANT_SET,
            JournalKind.GATEWAY_EQUIPPED,
            JournalKind.GATEWAY_BARRED,
            JournalKind.GATEWAY_EQUIPPED);
  }

  @Test
  @DisplayName("attack11 gateways of another enterprise are not there, to see or to revoke")
  void anEngineerHasTheOwnGatewaysAlone(Room room) {
    String own = room.plant(1);
    String foreign = room.plant(1);
    Browser engineer = room.somebody("eng-" + own, "ENGINEER", "plant-shift:" + own);
    assertThat(line(engineer, own)).isNotNull();
    assertThat(line(engineer, foreign)).isNull();
    assertThat(engineer.get("/api/v1/gateways").json().toString()).doesNotContain(foreign);
    String path = "/api/v1/enterprises/" + foreign + "/gateways/gw1/credential";
    assertProblem(engineer.send("DELETE", path, null), 404, "NOT_FOUND");
    assertProblem(
        engineer.send("DELETE", path.replace(foreign, "none-such"), null), 404, "NOT_FOUND");
    assertThat(Objects.requireNonNull(line(room.admin(), foreign)).get("revoked").asBoolean())
        .isFalse();
    assertThat(engineer.send("DELETE", path.replace(foreign, own), null).status())
        .as("mended: the own one")
        .isEqualTo(200);
  }

  private static @Nullable JsonNode line(Browser who, String plant) {
    return StreamSupport.stream(
            who.get("/api/v1/gateways").json().get("items").spliterator(), false)
        .filter(one -> one.get("enterprise").asText().equals(plant))
        .findFirst()
        .orElse(null);
  }
}
