package io.vigil.alerting.commitment;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.transaction.TransactionOperations;
import io.vigil.alerting.Inside;
import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalEntry;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Room;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The daily safety commitment of a plant. */
@ExtendWith(Room.Shared.class)
class CommitmentsIT {
  private Room room;
  private String plant;
  private Browser head;

  @BeforeEach
  void begin(Room shared) {
    room = shared;
    plant = room.plant(1);
    head = room.somebody("head-of-" + plant, "PLANT", "plant-head:" + plant);
  }

  @Test
  void isPublishedOnceADayByTheHeadOfThePlant() {
    JournalNumber from = Inside.of(room.alerting()).getBean(Journal.class).position();
    Answer made = publish(head, "3 处重大危险源受控", "无动火作业");
    assertThat(made.status()).as("%s", made.json()).isEqualTo(200);
    assertThat(made.json().get("state").asText()).isIn("PUBLISHED", "LATE");
    assertThat(made.json().get("published_by").asText()).isEqualTo("head-of-" + plant);
    assertProblem(publish(head, "x", "y"), 409, "COMMITTED_ALREADY");
    JsonNode seen = standing(room.duty(), today());
    assertThat(seen.get("hazards").asText()).isEqualTo("3 处重大危险源受控");
    assertThat(Inside.of(room.alerting()).getBean(Journal.class).after(from, 5_000))
        .filteredOn(one -> one.kind() == JournalKind.COMMITTED)
        .extracting(JournalEntry::alert)
        .containsExactly(plant + "/" + today());
  }

  @Test
  void isMissedAndCountedOnceItsTimeHasPassed() {
    LocalDate yesterday = today().minusDays(1);
    JsonNode before = day(room.duty(), yesterday);
    assertThat(before.get("items").findValuesAsText("enterprise"))
        .as("it was not on record then")
        .doesNotContain(plant);
    recordedForDays();
    JsonNode after = day(room.duty(), yesterday);
    assertThat(standing(room.duty(), yesterday).get("state").asText()).isEqualTo("MISSING");
    assertThat(after.get("missing").asLong()).isEqualTo(before.get("missing").asLong() + 1);
    assertThat(after.get("plants").asLong()).isEqualTo(before.get("plants").asLong() + 1);
    assertThat(after.at("/items/0/state").asText()).as("first").isEqualTo("MISSING");
    assertThat(standing(room.duty(), today().plusDays(1)).get("state").asText())
        .as("not due yet")
        .isEqualTo("WAITING");
  }

  @Test
  void isNobodyElsesBusinessAndRefusedInWords() {
    Browser shift = room.somebody("shift-of-" + plant, "PLANT", "plant-shift:" + plant);
    assertProblem(publish(shift, "x", "y"), 403, "NOT_RESPONSIBLE");
    assertProblem(publish(room.duty(), "x", "y"), 403, "NOT_RESPONSIBLE");
    assertProblem(publish(head, " ", "y"), 422, "FIELD_MISSING");
    assertProblem(publish(head, "x", ""), 422, "FIELD_MISSING");
    assertProblem(head.get("/api/v1/commitments?day=yesterday"), 400, "BAD_REQUEST");
    assertProblem(head.get("/api/v1/commitments?day=9999-01-01"), 400, "BAD_REQUEST");
    assertThat(publish(head, "无", "无").status()).isEqualTo(200);
    Browser neighbour = room.officer("commit-neighbour", "county:140484");
    assertThat(day(neighbour, today()).get("items").findValuesAsText("enterprise"))
        .doesNotContain(plant);
    assertThat(day(head, today()).get("items").findValuesAsText("enterprise"))
        .containsExactly(plant);
  }

  private LocalDate today() {
    return Inside.of(room.alerting())
        .getBean(Deadlines.class)
        .now()
        .atZone(ZoneId.of("Asia/Shanghai"))
        .toLocalDate();
  }

  private static Answer publish(Browser who, String hazards, String works) {
    return who.post(
        "/api/v1/commitments", "{\"hazards\":\"%s\",\"works\":\"%s\"}".formatted(hazards, works));
  }

  private static JsonNode day(Browser who, LocalDate day) {
    return who.get("/api/v1/commitments?day=" + day).json();
  }

  private JsonNode standing(Browser who, LocalDate day) {
    return day(who, day).get("items").findParents("state").stream()
        .filter(one -> one.get("enterprise").asText().equals(plant))
        .findFirst()
        .orElseThrow();
  }

  /** As if the plant had been imported the week before. */
  @SuppressWarnings("unchecked") // The bean is generic, the class that names it is not.
  private void recordedForDays() {
    TransactionOperations<Connection> transactions =
        Inside.of(room.alerting()).getBean(TransactionOperations.class);
    transactions.executeWrite(
        status -> {
          try (Statement statement = status.getConnection().createStatement()) {
            return statement.executeUpdate(
                "update enterprise set created = timestamp with time zone '2026-01-01 00:00:00+00'"
                    + " where id = '%s'".formatted(plant));
          }
        });
  }
}
