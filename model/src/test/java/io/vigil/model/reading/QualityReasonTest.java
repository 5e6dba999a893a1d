package io.vigil.model.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityReasonTest {
  @ParameterizedTest
  @CsvSource({
    "GOOD, 0, GOOD",
    "UNCERTAIN, 1, UNCERTAIN",
    "OVER_RANGE, 2, UNCERTAIN",
    "MANUAL, 3, UNCERTAIN",
    "BAD, 16, BAD",
    "CALIBRATING, 17, BAD",
    "SENSOR_FAULT, 18, BAD",
    "SENTINEL, 19, BAD",
    "NOT_A_NUMBER, 20, BAD",
    "OUT_OF_SERVICE, 21, BAD",
    "COMMUNICATION, 22, BAD"
  })
  void codeAndQualityNeverChange(QualityReason reason, byte code, Quality quality) {
    assertThat(reason.code()).isEqualTo(code);
    assertThat(reason.quality()).isEqualTo(quality);
    assertThat(QualityReason.ofCode(code)).isEqualTo(reason);
  }

  @Test
  void everyOtherByteIsRefused() {
    int known = 0;
    for (int code = Byte.MIN_VALUE; code <= Byte.MAX_VALUE; code++) {
      byte wire = (byte) code;
      if ((code >= 0 && code <= 3) || (code >= 16 && code <= 22)) {
        assertThat(QualityReason.ofCode(wire).code()).isEqualTo(wire);
        known++;
      } else {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> QualityReason.ofCode(wire))
            .withMessage("no quality reason has code " + wire);
      }
    }
    assertThat(known).isEqualTo(QualityReason.values().length);
  }
}
