package io.vigil.model.wire.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
  @Test
  void everyTimeThatIsWrittenIsReadBack() {
    Random random = new Random(3339);
    for (int i = 0; i < 20_000; i++) {
      long millis = random.nextLong(-62_167_219_200_000L, 253_402_300_800_000L);
      assertThat(Rfc3339.parse(Rfc3339.format(millis))).isEqualTo(millis);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-24T15:04:05.123Z",
        "2024-02-29T23:59:59.999Z",
        "0000-01-01T00:00:00.000Z",
        "2026-11-24T15:04:05.123+08:00",
        "2026-11-24T15:04:05Z",
        "2026-11-24T15:04Z",
        "2026-11-24T15:04:05.1234567Z",
        "2026-11-24T15:04:05.12+08:0",
        "2026-11-24t15:04:05.123z",
        "2026-11-24T15:04:05.123-00:30",
        "2026-02-29T00:00:00.000Z",
        "2026-13-01T00:00:00.000Z",
        "2026-00-10T00:00:00.000Z",
        "2026-04-31T00:00:00.000Z",
        "2026-04-00T00:00:00.000Z",
        "2026-04-30T24:00:00.000Z",
        "2026-04-30T23:60:00.000Z",
        "2026-04-30T23:59:60.000Z",
        "2026-04-30 23:59:59.000Z",
        "2026/04/30T23:59:59.000Z",
        "２026-04-30T23:59:59.000Z",
        "2026-04-30T23:59:59.00aZ",
        "-026-04-30T23:59:59.000Z",
        "2026-04-30T23:59:59,000Z",
        "2026-04-30T23:59:59.000",
        "",
        "Z"
      })
  void readsAndRefusesWhatTheGeneralParserOfThePlatformDoes(String text) {
    long expected;
    try {
      expected = OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException refused) {
      assertThatThrownBy(() -> Rfc3339.parse(text)).isInstanceOf(DateTimeException.class);
      return;
    }
    assertThat(Rfc3339.parse(text)).isEqualTo(expected);
  }

  @Test
  void textThatIsLongerThanAnyTimeIsRefusedUnread() {
    assertThatThrownBy(() -> Rfc3339.parse("2026-11-24T15:04:05.123Z".repeat(1_000)))
        .isInstanceOf(DateTimeException.class)
        .hasMessage("longer than any time");
  }
}
