package io.vigil.alerting.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.Inside;
import io.vigil.alerting.testing.HandClock;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With what gateways sign in at the broker, and when that is worthless. */
@ExtendWith(Room.Shared.class)
class CredentialsIT {
  private static final String HERE = "10.0.0.1";
  private static final String ELSEWHERE = "10.0.0.2";
  private static int plants;

  private final HandClock clock = new HandClock(Instant.parse("2026-11-24T08:00:00Z"));
  private final List<String> revoked = new ArrayList<>();
  private final String plant = "mine-cr-" + ++plants;
  private final String username = plant + ".gw1";
  private Credentials credentials;
  private String password;

  @BeforeEach
  void onboard(Room room) {
    password = issue(room, Plants.coalMine(plant, 1));
    CredentialRepository repository =
        Inside.of(room.alerting()).getBean(CredentialRepository.class);
    credentials = new Credentials(repository, clock);
    room.alerting().credentials().onRevoked(revoked::add);
  }

  @Test
  @DisplayName("attack02 guessing locks the guesser's address out and nobody else")
  void fiveWrongPasswordsLockThatAddressOutForFifteenMinutes() {
    for (int i = 0; i < Lockout.ATTEMPTS; i++) {
      assertThat(credentials.identify(username, "wrong" + i, HERE)).isEmpty();
    }
    assertThat(credentials.identify(username, password, HERE)).as("locked out").isEmpty();
    assertThat(credentials.identify(username, password, ELSEWHERE)).isPresent();
    clock.pass(Lockout.LOCKED.minusMillis(1));
    assertThat(credentials.identify(username, password, HERE)).isEmpty();
    clock.pass(Duration.ofMillis(1));
    assertThat(credentials.identify(username, password, HERE)).isPresent();
  }

  @Test
  void gatewayThatTriesItsOldPasswordForLongIsLetInWithTheNewOne() {
    for (int i = 0; i < 3 * Lockout.ATTEMPTS; i++) {
      assertThat(credentials.identify(username, "the old one", HERE)).isEmpty();
    }
    assertThat(credentials.identify(username, password, HERE)).isPresent();
  }

  @Test
  void fourWrongPasswordsAndARightOneBeginAnew() {
    for (int round = 0; round < 3; round++) {
      for (int i = 1; i < Lockout.ATTEMPTS; i++) {
        assertThat(credentials.identify(username, "wrong" + i, HERE)).isEmpty();
      }
      assertThat(credentials.identify(username, password, HERE)).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "gw1", "x", "%", "' or '1'='1", "\u0000", "甲", "MINE-CR.GW1"})
  void nameThatIsNobodysIsNobody(String name) {
    assertThat(credentials.identify(name, password)).isEmpty();
    assertThat(credentials.identify(name, password, HERE)).isEmpty();
  }

  @Test
  void passwordOfOneGatewayIsWorthlessForAnother(Room room) {
    String two =
        Plants.coalMine(plant, 1)
            .replace("\"gateways\":[", "\"gateways\":[{\"name\":\"gw2\",\"door\":\"MQTT\"},");
    String second = issue(room, two);
    assertThat(credentials.identify(plant + ".gw2", second)).isPresent();
    assertThat(credentials.identify(plant + ".gw2", password)).isEmpty();
    assertThat(credentials.identify(username, second)).isEmpty();
    assertThat(credentials.identify(username, password)).isPresent();
  }

  @Test
  void gatewayThatIsRemovedIsLockedOutAtOnceAndComesBackWithAnotherPassword(Room room) {
    Credentials running = room.alerting().credentials();
    assertThat(running.identify(username, password)).as("from memory").isPresent();
    String without = Plants.coalMine(plant, 1).replace("\"gw1\"", "\"gw9\"");
    room.importPlant(plant, without);
    assertThat(running.identify(username, password)).isEmpty();
    assertThat(revoked).contains(username);
    String next = issue(room, Plants.coalMine(plant, 1));
    assertThat(next).isNotEqualTo(password);
    assertThat(running.identify(username, password)).isEmpty();
    assertThat(running.identify(username, next)).isPresent();
  }

  @Test
  void newPasswordMakesTheOldOneWorthlessAndSaysSoToTheBroker(Room room) {
    Credentials running = room.alerting().credentials();
    assertThat(running.identify(username, password)).isPresent();
    String next = room.alerting().gatewayCredentials().rotate(plant, "gw1").password();
    assertThat(running.identify(username, password)).isEmpty();
    assertThat(running.identify(username, next)).isPresent();
    assertThat(revoked).containsExactly(username);
  }

  private static String issue(Room room, String file) {
    String enterprise = file.replaceAll("(?s).*\"enterprise\":\"([^\"]+)\".*", "$1");
    return room.importPlant(enterprise, file)
        .json()
        .get("credentials")
        .get(0)
        .get("password")
        .asText();
  }
}
