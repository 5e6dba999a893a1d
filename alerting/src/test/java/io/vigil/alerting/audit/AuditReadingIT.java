package io.vigil.alerting.audit;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.journal.JournalFile;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Room;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The auditor reads what everybody did, and takes it away as a file that proves itself. */
@ExtendWith(Room.Shared.class)
class AuditReadingIT {
  private static final String ENTRIES = "/api/v1/audit/entries";
  private static final String EXPORT = "/api/v1/audit/export";

  @Test
  void auditorFindsWhatOnePersonDidToOneThing(Room room) throws Exception {
    JsonNode alert = room.raised(room.plant(1));
    assertThat(Room.acknowledge(room.duty(), alert).status()).isEqualTo(200);
    Browser auditor = room.signIn("audit");
    JsonNode found =
        auditor
            .get(ENTRIES + "?actor=duty&subject=" + alert.get("id").asText())
            .json()
            .get("items");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).get("kind").asText()).isEqualTo("ACKED");
    assertThat(found.get(0).get("detail").get("position").asText()).isEqualTo("county:140428");
    assertThat(found.get(0).get("hash").asText()).hasSize(64);
  }

  @Test
  void pagesGoBackWithoutGapOrRepeat(Room room) throws Exception {
    room.raised(room.plant(1));
    Browser auditor = room.signIn("audit");
    JsonNode whole = auditor.get(ENTRIES + "?limit=6").json();
    String below = whole.get("items").get(0).get("n").asText();
    List<String> paged = new ArrayList<>();
    paged.add(below);
    while (paged.size() < 6) {
      JsonNode page = auditor.get(ENTRIES + "?limit=1&before=" + below).json();
      paged.add(page.get("items").get(0).get("n").asText());
      below = page.get("older").asText();
    }
    assertThat(paged).isEqualTo(whole.get("items").findValuesAsText("n"));
  }

  @Test
  void badQuestionsAreRefusedInWords(Room room) {
    Browser auditor = room.signIn("audit");
    assertProblem(auditor.get(ENTRIES + "?before=x"), 400, "BAD_REQUEST");
    assertProblem(auditor.get(ENTRIES + "?limit=0"), 400, "BAD_REQUEST");
    assertProblem(auditor.get(ENTRIES + "?actor=%00"), 400, "BAD_REQUEST");
  }

  @Test
  @DisplayName("A21 an exported journal proves itself, and says who took it")
  void exportIsSound(Room room) throws Exception {
    room.raised(room.plant(1));
    Browser auditor = room.signIn("audit");
    List<String> lines = export(auditor);
    JournalFile.Verdict verdict = verify(lines);
    assertThat(verdict.isSound()).as("%s", verdict).isTrue();
    assertThat(verdict.entries()).isEqualTo(lines.size() - 2L);
    assertThat(lines.get(lines.size() - 2)).contains("JOURNAL_TAKEN").contains("\"audit\"");
  }

  @Test
  @DisplayName("A21 a line of an export that is edited, removed, doubled, moved or cut is named")
  void damageIsNamed(Room room) throws Exception {
    room.raised(room.plant(1));
    List<String> lines = export(room.signIn("audit"));
    int middle = lines.size() / 2;
    List<String> edited = new ArrayList<>(lines);
    edited.set(
        middle, edited.get(middle).replaceFirst("\"kind\":\"[A-Z_]+\"", "\"kind\":\"ENDED\""));
    assertThat(verify(edited).broken()).isEqualTo(middle + 1L);
    List<String> removed = new ArrayList<>(lines);
    removed.remove(middle);
    assertThat(verify(removed).broken()).isEqualTo(middle + 1L);
    List<String> doubled = new ArrayList<>(lines);
    doubled.add(middle, lines.get(middle));
    assertThat(verify(doubled).broken()).isEqualTo(middle + 2L);
    List<String> moved = new ArrayList<>(lines);
    Collections.swap(moved, middle, middle + 1);
    assertThat(verify(moved).broken()).isEqualTo(middle + 1L);
    List<String> garbled = new ArrayList<>(lines);
    garbled.set(middle, "{");
    assertThat(verify(garbled).broken()).isEqualTo(middle + 1L);
    assertThat(verify(lines.subList(0, middle)).broken()).isEqualTo(middle + 1L);
    List<String> short0 = new ArrayList<>(lines.subList(0, middle));
    short0.add(lines.get(lines.size() - 1));
    assertThat(verify(short0).broken()).isEqualTo(middle + 1L);
    assertThat(verify(List.of("something else")).isSound()).isFalse();
    assertThat(verify(List.of()).isSound()).isFalse();
  }

  private static List<String> export(Browser auditor) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = auditor.getBytes(EXPORT);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .contains("attachment");
    return new String(answer.body(), StandardCharsets.UTF_8).lines().toList();
  }

  private static JournalFile.Verdict verify(List<String> lines) throws IOException {
    return JournalFile.verify(new BufferedReader(new StringReader(String.join("\n", lines))));
  }
}
