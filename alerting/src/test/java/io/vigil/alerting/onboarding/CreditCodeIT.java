package io.vigil.alerting.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.Room;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes of enterprises (guide §5.3) in the draft of an application, through the routes. */
@ExtendWith(Room.Shared.class)
class CreditCodeIT {
  private static final String ROUTE = "/api/v1/onboarding";

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "91350100M000100Y43,",
    "91350200MA2YJ1XR9G,",
    "91440101MA5CJQ4N59,",
    "913502115628130384,",
    "91110108351303601C,",
    "914403003429409755,",
    "91440300L83341734R,",
    "91350203M0001QAY9B, 应为 “9”",
    "91350100M000100Y4A, 应为 “3”"
  })
  @DisplayName("scenario 13: real codes pass, an odd one is taken with the character expected")
  void code(String code, @Nullable String oddity, Room room) {
    String plant = "code-" + code.substring(8).toLowerCase(Locale.ROOT);
    Browser engineer = room.somebody("eng-" + plant, "ENGINEER", "plant-shift:" + plant);
    JsonNode draft = ok(engineer.post(ROUTE, "{\"kind\":\"NEW\",\"division\":\"140428\"}"));
    JsonNode taken =
        ok(
            engineer.put(
                ROUTE + "/" + draft.get("id").asText(),
                new ObjectMapper()
                    .valueToTree(
                        Map.of(
                            "version",
                            draft.get("version").asLong(),
                            "plant",
                            Plants.coalMine(plant, 1),
                            "reason",
                            "接入",
                            "sensors",
                            new String[0],
                            "credit_code",
                            code))
                    .toString()));
    assertThat(taken.at("/report/mistakes")).as("stops nothing").isEmpty();
    String findings = taken.at("/report/findings").toString();
    if (oddity == null) {
      assertThat(findings).doesNotContain("credit_code");
    } else {
      assertThat(findings).contains("credit_code").contains(oddity);
    }
  }

  private static JsonNode ok(Answer answer) {
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    return answer.json();
  }
}
