package io.vigil.ingest.admit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "999, 0 秒, 0 s",
    "59999, 59 秒, 59 s",
    "60000, 1 分 0 秒, 1 min 0 s",
    "432000, 7 分 12 秒, 7 min 12 s",
    "3600000, 1 小时 0 分, 1 h 0 min",
    "90000000, 1 天 1 小时, 1 d 1 h"
  })
  void durationIsSaidInItsTwoLargestUnits(long millis, String zh, String en) {
    assertThat(Words.durationZh(millis)).isEqualTo(zh);
    assertThat(Words.durationEn(millis)).isEqualTo(en);
  }

  @Test
  void wholeNumbersHaveNoPoint() {
    assertThat(Words.number(812)).isEqualTo("812");
    assertThat(Words.number(-9_999)).isEqualTo("-9999");
    assertThat(Words.number(0.25)).isEqualTo("0.25");
    assertThat(Words.number(1e300)).isEqualTo("1.0E300");
  }

  @Test
  void whatNoCalendarHasIsShownAsItsNumber() {
    assertThat(Words.time(0)).isEqualTo("1970-01-01T00:00:00.000Z");
    assertThat(Words.time((1L << 53) - 1)).isEqualTo("9007199254740991");
  }
}
