package io.vigil.model.wire.mqtt;

import static io.vigil.model.wire.mqtt.Payloads.refused;
import static io.vigil.model.wire.mqtt.Payloads.requireBadField;
import static io.vigil.model.wire.mqtt.Payloads.utf8;
import static io.vigil.model.wire.mqtt.Payloads.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.refusal.RefusalCode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeMessageCodecTest {
  private static final String NOW = "\"now\":\"2026-11-22T08:02:11.400Z\"";

  private static Decoded<TimeMessage> read(String fields) {
    return TimeMessageCodec.decode(utf8("{\"v\":1," + fields + "}"));
  }

  @Test
  void randomTimesAreReadAsTheyWereWritten() {
    Random random = new Random(8);
    for (int i = 0; i < 1_000; i++) {
      TimeMessage time =
          new TimeMessage(
              random.nextLong(4_000_000_000_000L),
              random.nextLong(-MessageIn.MOST, MessageIn.MOST));
      assertThat(value(TimeMessageCodec.decode(TimeMessageCodec.encode(time)))).isEqualTo(time);
    }
  }

  @Test
  void skewThatIsNotSaidIsNone() {
    assertThat(value(read(NOW))).isEqualTo(new TimeMessage(1_795_334_531_400L, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"skewMs\":1|now|is missing",
        "\"now\":1795334531400|now|must be a text",
        "\"now\":\"2026-11-22\"|now|must be a time with offset such as"
            + " 2026-11-22T16:02:11.120+08:00",
        "\"now\":\"2026-11-31T08:02:11.400Z\"|now|must be a time with offset such as"
            + " 2026-11-22T16:02:11.120+08:00",
        "\"now\":\"\"|now|must be a text of 1 to 4096 characters",
        "\"skewMs\":1,\"skewMs\":1|skewMs|stands there twice",
        "\"skewMs\":0.5|skewMs|must be a whole number from -9007199254740991 to 9007199254740991"
      })
  void brokenTimeIsRefusedInWords(String fields, String field, String words) {
    requireBadField(read(fields), field, words);
  }

  @Test
  void timeIsShort() {
    String padding = " ".repeat(4_096 - "{\"v\":1,}".length() - NOW.length());
    assertThat(value(read(NOW + padding)).skewMillis()).isZero();
    assertThat(refused(read(NOW + padding + " ")).code()).isEqualTo(RefusalCode.TOO_LARGE);
  }
}
