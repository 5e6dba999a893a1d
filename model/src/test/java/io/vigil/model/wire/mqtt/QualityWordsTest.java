package io.vigil.model.wire.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.reading.Quality;
import io.vigil.model.reading.QualityReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QualityWordsTest {
  @ParameterizedTest
  @CsvSource({
    "GOOD, GOOD, ''",
    "UNCERTAIN, UNCERTAIN, ''",
    "OVER_RANGE, UNCERTAIN, OVER_RANGE",
    "MANUAL, MANUAL, ''",
    "BAD, BAD, ''",
    "CALIBRATING, CALIBRATING, ''",
    "SENSOR_FAULT, BAD, SENSOR_FAULT",
    "SENTINEL, BAD, SENTINEL",
    "NOT_A_NUMBER, BAD, NOT_A_NUMBER",
    "OUT_OF_SERVICE, BAD, OUT_OF_SERVICE",
    "COMMUNICATION, BAD, COMMUNICATION"
  })
  void reasonIsSaidInTwoWords(QualityReason reason, String q, String why) {
    assertThat(QualityWords.q(reason)).isEqualTo(q);
    assertThat(QualityWords.why(reason)).isEqualTo(why);
  }

  @ParameterizedTest
  @EnumSource(QualityReason.class)
  void whatIsSaidIsUnderstood(QualityReason reason) {
    assertThat(QualityWords.reason(QualityWords.q(reason), QualityWords.why(reason)))
        .isEqualTo(reason);
  }

  @ParameterizedTest
  @EnumSource(QualityReason.class)
  void whyNeverMakesAQualityBetterOrWorse(QualityReason why) {
    for (Quality quality : Quality.values()) {
      QualityReason reason = QualityWords.reason(quality.name(), why.name());
      assertThat(reason).isNotNull().extracting(QualityReason::quality).isEqualTo(quality);
    }
  }

  @Test
  void withoutAWhyTheQualityStandsForItself() {
    assertThat(QualityWords.reason("BAD", null)).isEqualTo(QualityReason.BAD);
    assertThat(QualityWords.reason("UNCERTAIN", null)).isEqualTo(QualityReason.UNCERTAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "good", "GOOD ", "OK", "192", "SENSOR_FAULT", "OVER_RANGE"})
  void otherWordsAreNoQuality(String q) {
    assertThat(QualityWords.reason(q, null)).isNull();
    assertThat(QualityWords.reason(q, "SENSOR_FAULT")).isNull();
  }
}
