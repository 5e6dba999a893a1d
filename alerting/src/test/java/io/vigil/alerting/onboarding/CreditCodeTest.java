package io.vigil.alerting.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.plant.Complaint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditCodeTest {
  @Test
  @DisplayName("the example of GB 32100-2015 is right")
  void rightCodeIsNotOdd() {
    assertThat(CreditCode.oddity("91350100M000100Y43")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "91350100M000100Y4A, 应为 “3”，现为 “A”",
    "91350100M000100Y4, 应为 18 位",
    "91350100M000100y43, 应为 18 位",
    "91350100O000100Y43, 应为 18 位",
    "'', 未填写"
  })
  void whatIsOddIsSaid(String code, String words) {
    assertThat(CreditCode.oddity(code).map(Complaint::zh).orElse("")).contains(words);
  }
}
