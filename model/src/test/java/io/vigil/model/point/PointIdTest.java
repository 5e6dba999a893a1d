package io.vigil.model.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointIdTest {
  @ParameterizedTest
  @ValueSource(strings = {"coal-a:F01.CH4", "abc:a:b:c", "a-1:甲烷#1", "abc::"})
  void textFormIsReadAndWrittenAlike(String text) {
    assertThat(PointId.of(text)).hasToString(text);
  }

  @Test
  void firstColonEndsTheEnterpriseAndTheRestIsCode() {
    PointId id = PointId.of("coal-a:DCS:TK101");
    assertThat(id.enterprise()).isEqualTo("coal-a");
    assertThat(id.code()).isEqualTo("DCS:TK101");
    assertThat(id).isEqualTo(new PointId("coal-a", "DCS:TK101"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "F01.CH4|point id 'F01.CH4' is not enterprise:code",
        "''|point id '' is not enterprise:code",
        ":F01|enterprise '' is not 3 to 32 of a-z, 0-9 and -",
        "ab:F01|enterprise 'ab' is not 3 to 32 of a-z, 0-9 and -",
        "Coal:F01|enterprise 'Coal' is not 3 to 32 of a-z, 0-9 and -",
        "coal/a:F01|enterprise 'coal/a' is not 3 to 32 of a-z, 0-9 and -",
        "coal-a:F 01|point code 'F 01' has characters not allowed"
      })
  void whatIsNoPointIdIsRefusedWithTheTextAndTheRule(String text, String words) {
    assertThatIllegalArgumentException().isThrownBy(() -> PointId.of(text)).withMessage(words);
  }

  @Test
  void codeMustBeThereAndNotTooLong() {
    assertThatIllegalArgumentException().isThrownBy(() -> PointId.of("coal-a:"));
    assertThatIllegalArgumentException().isThrownBy(() -> new PointId("coal-a", "x".repeat(65)));
    assertThat(new PointId("coal-a", "x".repeat(64)).code()).hasSize(64);
  }
}
