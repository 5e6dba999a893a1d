package io.vigil.alerting.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.Inside;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.Room;
import io.vigil.model.alert.Severity;
import io.vigil.model.reading.QualityReason;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Causes of design rules after the judge has begun anew. */
@ExtendWith(Room.Shared.class)
class UnverifiedCauseIT {
  @Test
  @DisplayName("A11 a cause that is not confirmed after a cold start keeps nothing quiet")
  void anUnverifiedCauseKeepsNothingQuiet(Room room) throws Exception {
    String plant = room.plant(2);
    Browser lead = room.somebody("unverified-lead", "LEAD", "county:140428");
    approved(room.duty(), lead, plant + "/F01.CH4/CO-M1", plant + "/F02.CH4/CO-M2");
    room.judge().say(room.judge().watch(plant, "F02.CH4", "CO-M2").raise(1.6));
    room.open(room.duty(), plant, 1);
    room.judge().say(room.judge().watch(plant, "F01.CH4", "CO-M1").at(Severity.YELLOW).raise(1.1));
    Eventually.get(() -> state(room, plant, "F01.CH4"), "SUPPRESSED_BY_DESIGN"::equals);
    try (Judge anew = new Judge(room.log()).beginEpoch(77)) {
      Judge.About quiet = anew.watch(plant, "F01.CH4", "CO-M1").at(Severity.YELLOW);
      Judge.About cause = anew.watch(plant, "F02.CH4", "CO-M2");
      anew.say(quiet.state(true, 1.1, QualityReason.GOOD));
      Unverified unverified = Inside.of(room.alerting()).getBean(Unverified.class);
      Eventually.get(
          () -> {
            unverified.mark(Instant.now());
            return state(room, plant, "F01.CH4");
          },
          "ACTIVE_UNACKED"::equals);
      assertThat(state(room, plant, "F02.CH4")).as("never cleared").isEqualTo("ACTIVE_UNACKED");
      anew.say(cause.state(true, 1.6, QualityReason.GOOD));
      Eventually.get(() -> state(room, plant, "F01.CH4"), "SUPPRESSED_BY_DESIGN"::equals);
    }
  }

  private static String state(Room room, String plant, String point) {
    return room.openOf(plant).stream()
        .filter(one -> one.get("point").asText().equals(point))
        .map(one -> one.get("state").asText())
        .findFirst()
        .orElse("");
  }

  private static void approved(Browser asking, Browser approving, String watch, String cause) {
    JsonNode asked =
        asking
            .post(
                "/api/v1/suppressions",
                """
                {"watch":"%s","cause":"%s","reason":"断电后必然超限","evidence":"试验记录 7 号","days":30}
                """
                    .formatted(watch, cause))
            .json();
    Answer answer =
        approving.post("/api/v1/suppressions/" + asked.get("id").asText() + "/approve", "{}");
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
  }
}
