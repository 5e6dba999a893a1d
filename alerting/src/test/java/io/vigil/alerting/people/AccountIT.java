package io.vigil.alerting.people;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Room;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People change their own password, and nobody else's sign-in lives on with the old one. */
@ExtendWith(Room.Shared.class)
class AccountIT {
  private static final String PASSWORD = "/api/v1/me/password";
  private static final String CHOSEN = "Correct-horse-4";

  @Test
  @DisplayName("attack59 a sign-in from before a change of the password is refused")
  void ownPasswordIsChangedAndTheOldOneEnds(Room room) {
    String first = made(room, "chooser");
    Browser here = signedIn(room, "chooser", first);
    Browser elsewhere = signedIn(room, "chooser", first);
    Answer changed = here.post(PASSWORD, body(first, CHOSEN));
    assertThat(changed.status()).as("%s", changed.json()).isEqualTo(200);
    assertThat(here.get("/api/v1/me").status()).isEqualTo(200);
    assertProblem(elsewhere.get("/api/v1/me"), 401, "NOT_SIGNED_IN");
    assertProblem(room.stranger().login("chooser", first), 401, "AUTH_FAIL");
    assertThat(room.stranger().login("chooser", CHOSEN).status()).isEqualTo(200);
  }

  @Test
  void whoDoesNotKnowTheOldOneChangesNothing(Room room) {
    String first = made(room, "left-open");
    Browser desk = signedIn(room, "left-open", first);
    assertProblem(desk.post(PASSWORD, body("guess", CHOSEN)), 401, "AUTH_FAIL");
    assertThat(room.stranger().login("left-open", first).status()).isEqualTo(200);
  }

  @Test
  void weakOneIsRefusedInWords(Room room) {
    String first = made(room, "hasty");
    Browser desk = signedIn(room, "hasty", first);
    assertProblem(desk.post(PASSWORD, body(first, "123456")), 422, "PASSWORD_WEAK");
    assertProblem(desk.post(PASSWORD, body(first, "Hasty-and-more-1")), 422, "PASSWORD_WEAK");
    assertThat(desk.get("/api/v1/me").status()).isEqualTo(200);
  }

  private static String made(Room room, String username) {
    return room.security()
        .post(
            "/api/v1/people/" + username, "{\"role\":\"APPROVER\",\"position\":\"county:140487\"}")
        .json()
        .get("password")
        .asText();
  }

  private static Browser signedIn(Room room, String username, String password) {
    Browser browser = room.stranger();
    assertThat(browser.login(username, password).status()).isEqualTo(200);
    return browser;
  }

  private static String body(String before, String password) {
    return "{\"before\":\"%s\",\"password\":\"%s\"}".formatted(before, password);
  }
}
