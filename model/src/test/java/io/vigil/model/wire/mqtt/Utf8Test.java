package io.vigil.model.wire.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "甲烷 %CH4", "é", "\uD83D\uDE00", "\u0000"})
  void textOfEveryPlaneIsText(String text) {
    assertThat(Utf8.firstBad(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(-1);
    String longer = text.repeat(300);
    assertThat(Utf8.firstBad(longer.getBytes(StandardCharsets.UTF_8))).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({
    "61c0af, 1", // a slash in two bytes
    "e0809f, 0", // a control character in three
    "f0808080, 0",
    "eda080, 0", // half of a pair
    "f4908080, 0", // beyond the last character
    "80, 0",
    "6162ff, 2",
    "e794, 0" // cut short
  })
  void longerFormsHalvesAndStrayBytesAreNone(String hex, int place) {
    assertThat(Utf8.firstBad(HexFormat.of().parseHex(hex))).isEqualTo(place);
  }

  @Test
  void aBadByteBehindMuchTextIsFoundAtItsPlace() {
    byte[] bytes = "烷".repeat(1_000).getBytes(StandardCharsets.UTF_8);
    bytes[2_700] = 'x';
    assertThat(Utf8.firstBad(bytes)).isEqualTo(2_701);
  }
}
