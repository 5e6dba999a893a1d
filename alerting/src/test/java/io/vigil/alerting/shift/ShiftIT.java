package io.vigil.alerting.shift;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.Inside;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalEntry;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Room;
import io.vigil.model.alert.Severity;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A shift that is handed over with signatures. */
@ExtendWith(Room.Shared.class)
class ShiftIT {
  @Test
  @DisplayName(
      "P8 whoever goes signs, whoever comes checks each line and signs; until then it stays")
  void handedOver(Room room) throws Exception {
    Browser night = room.officer("night", "county:140491");
    Browser day = room.officer("day", "county:140491");
    String plant = room.plantIn("140491", 2);
    JournalNumber from = Inside.of(room.alerting()).getBean(Journal.class).position();
    assertProblem(offer(night, ""), 403, "NOT_ON_SHIFT");
    assertThat(night.post("/api/v1/shift/begin", "{}").json().get("officer").asText())
        .isEqualTo("night");
    assertProblem(day.post("/api/v1/shift/begin", "{}"), 409, "SHIFT_HELD");
    room.judge().say(room.judge().watch(plant, "F01.CH4", Room.RULE).raise(1.6));
    room.judge().say(room.judge().watch(plant, "F02.CH4", "CO-M1").at(Severity.YELLOW).raise(1.2));
    room.open(night, plant, 2);

    Answer offered = offer(night, "1 号泵在检修");
    assertThat(offered.status()).as("%s", offered.json()).isEqualTo(200);
    String id = offered.json().get("id").asText();
    JsonNode lines = offered.json().get("lines");
    assertThat(lines.findValuesAsText("kind"))
        .as("the orange one, the yellow one that has stood for days, and their case")
        .containsExactly("OPEN", "STALE", "CASE");
    assertThat(lines.at("/0/zh").asText()).contains("待签收");
    assertProblem(offer(night, ""), 409, "HANDOVER_OPEN");

    assertProblem(night.post("/api/v1/handovers/" + id + "/take", "{}"), 403, "FOUR_EYES");
    assertProblem(day.post("/api/v1/handovers/" + id + "/take", "{}"), 409, "LINES_UNCHECKED");
    check(day, id, Set.of(1));
    assertProblem(day.post("/api/v1/handovers/" + id + "/take", "{}"), 409, "LINES_UNCHECKED");
    assertThat(shift(day).get("officer").asText()).as("it stays").isEqualTo("night");
    check(day, id, Set.of(1, 2, 3));
    JsonNode taken = day.post("/api/v1/handovers/" + id + "/take", "{}").json();
    assertThat(taken.get("state").asText()).isEqualTo("TAKEN");
    assertThat(taken.get("incoming").asText()).isEqualTo("day");
    assertThat(taken.get("note").asText()).isEqualTo("1 号泵在检修");
    assertThat(shift(night).get("officer").asText()).isEqualTo("day");
    assertProblem(day.post("/api/v1/handovers/" + id + "/take", "{}"), 409, "HANDOVER_OVER");
    assertThat(kinds(room, from, id))
        .containsExactly(
            JournalKind.SHIFT_OFFERED,
            JournalKind.SHIFT_CHECKED,
            JournalKind.SHIFT_CHECKED,
            JournalKind.SHIFT_TAKEN);
  }

  @Test
  void offerIsTakenBackByWhoeverMadeIt(Room room) {
    Browser one = room.officer("stays", "county:140492");
    Browser other = room.officer("waits", "county:140492");
    one.post("/api/v1/shift/begin", "{}");
    String id = offer(one, "").json().get("id").asText();
    assertProblem(other.post("/api/v1/handovers/" + id + "/withdraw", "{}"), 403, "NOT_ON_SHIFT");
    assertThat(one.post("/api/v1/handovers/" + id + "/withdraw", "{}").json().get("state").asText())
        .isEqualTo("WITHDRAWN");
    assertThat(shift(other).get("officer").asText()).isEqualTo("stays");
    assertThat(shift(other).get("offered").isNull()).isTrue();
    assertThat(other.get("/api/v1/handovers").json().get("items")).hasSize(1);
  }

  @Test
  void isNobodyElsesBusinessAndRefusedInWords(Room room) {
    Browser one = room.officer("own", "county:140493");
    Browser neighbour = room.officer("foreign", "county:140494");
    one.post("/api/v1/shift/begin", "{}");
    String id = offer(one, "").json().get("id").asText();
    assertProblem(neighbour.post("/api/v1/handovers/" + id + "/take", "{}"), 404, "NOT_FOUND");
    assertProblem(neighbour.post("/api/v1/handovers/x/take", "{}"), 404, "NOT_FOUND");
    assertThat(neighbour.get("/api/v1/handovers").json().get("items")).isEmpty();
    assertProblem(
        neighbour.post("/api/v1/handovers/" + id + "/check", "{\"lines\":[]}"), 400, "BAD_REQUEST");
    assertProblem(room.admin().get("/api/v1/shift"), 403, "NOT_ALLOWED");
    assertProblem(offer(one, "x".repeat(1_001)), 400, "BAD_REQUEST");
  }

  private static Answer offer(Browser who, String note) {
    return who.post("/api/v1/handovers", "{\"note\":\"" + note + "\"}");
  }

  private static void check(Browser who, String id, Set<Integer> lines) {
    Answer answer =
        who.post("/api/v1/handovers/" + id + "/check", "{\"lines\":%s}".formatted(lines));
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
  }

  private static JsonNode shift(Browser who) {
    return who.get("/api/v1/shift").json();
  }

  private static List<JournalKind> kinds(Room room, JournalNumber from, String subject) {
    return Inside.of(room.alerting()).getBean(Journal.class).after(from, 5_000).stream()
        .filter(one -> one.alert().equals(subject))
        .map(JournalEntry::kind)
        .toList();
  }
}
