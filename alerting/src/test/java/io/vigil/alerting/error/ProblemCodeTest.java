package io.vigil.alerting.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.plant.Complaint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemCodeTest {
  @ParameterizedTest
  @EnumSource
  void everyKindHasWordsInBothLanguagesWithTheSamePlacesFilledIn(ProblemCode code) {
    Problem problem = code.problem("W-1", "W-2");
    assertThat(problem.zh()).isNotBlank().doesNotContain("%s");
    assertThat(problem.en()).isNotBlank().doesNotContain("%s");
    assertThat(problem.zh().contains("W-1")).isEqualTo(problem.en().contains("W-1"));
    assertThat(problem.title()).isNotBlank();
    assertThat(problem.status()).isBetween(400, 599);
    assertThat(problem.code()).isEqualTo(code.name());
    assertThat(problem.type()).matches("urn:vigil:problem:[a-z-]+");
  }

  @Test
  void noTwoKindsHaveTheSameType() {
    Set<String> types = new HashSet<>();
    for (ProblemCode code : ProblemCode.values()) {
      assertThat(types.add(code.problem("x").type())).as("%s", code).isTrue();
    }
  }

  @Test
  void wordsThatHoldFormatSignsStayAsTheyAre() {
    assertThat(ProblemCode.NOT_FOUND.problem("100%s %n").en()).isEqualTo("there is no 100%s %n");
    assertThat(ProblemCode.PLANT_BAD.saying("50%", "50%d").en()).isEqualTo("50%d");
  }

  @Test
  void firstMistakeOfAFileGivesTheSentenceAndAllAreListed() {
    Problem problem =
        ProblemCode.PLANT_BAD
            .saying("", "")
            .listing(List.of(new Complaint("/a", "甲", "one"), new Complaint("/b", "乙", "two")));
    assertThat(problem.pointer()).isEqualTo("/a");
    assertThat(problem.zh()).isEqualTo("甲");
    assertThat(problem.errors())
        .containsExactly(
            new Problem.Mistake("/a", "甲", "one"), new Problem.Mistake("/b", "乙", "two"));
  }
}
