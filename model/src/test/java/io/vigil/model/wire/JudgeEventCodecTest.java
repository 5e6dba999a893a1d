package io.vigil.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.LanePulse;
import io.vigil.model.reading.QualityReason;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeEventCodecTest {
  private static final int AT_VERSION = 0;
  private static final int AT_KIND = 1;
  private static final int FOUND = 3;

  @Test
  void randomEventsAreReadAsWrittenAndNotWhenCutShort() {
    RandomThings things = new RandomThings(51);
    for (int i = 0; i < 60; i++) {
      ActivationEvent event = things.activation();
      CorruptBytes.requireExactly(event, JudgeEventCodec.encode(event), JudgeEventCodec::decode);
      LanePulse pulse = things.pulse();
      CorruptBytes.requireExactly(pulse, JudgeEventCodec.encode(pulse), JudgeEventCodec::decode);
    }
  }

  @Test
  void onlyWhatWasFoundInHistoryIsFound() {
    byte[] bytes = JudgeEventCodec.encode(Samples.ACTIVATION);
    byte[] found = CorruptBytes.with(bytes, AT_KIND, FOUND);
    CorruptBytes.requireRefused(found, JudgeEventCodec::decode, "not found in history");
  }

  @Test
  void copiesOfOneEventAreTheSameBytes() {
    assertThat(JudgeEventCodec.encode(new RandomThings(52).activation()))
        .isEqualTo(JudgeEventCodec.encode(new RandomThings(52).activation()));
  }

  @Test
  void pulseTakesFewBytesAndTheyStayTheSame() {
    byte[] bytes = JudgeEventCodec.encode(new LanePulse(7, 300, 1000, 128));
    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("010207ac02e8078001");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 127, -1})
  void unknownVersionIsCorrupt(int version) {
    byte[] bytes = CorruptBytes.with(JudgeEventCodec.encode(Samples.PULSE), AT_VERSION, version);
    CorruptBytes.requireRefused(
        bytes, JudgeEventCodec::decode, "judge event of version " + version);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 127, -1})
  void unknownKindIsCorrupt(int kind) {
    byte[] bytes = CorruptBytes.with(JudgeEventCodec.encode(Samples.PULSE), AT_KIND, kind);
    CorruptBytes.requireRefused(bytes, JudgeEventCodec::decode, "judge event of kind " + kind);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 15, 31, 32, 127, -1})
  void unknownQualityReasonIsCorrupt(int code) {
    byte[] bytes = JudgeEventCodec.encode(Samples.ACTIVATION);
    int atReason = bytes.length - 3;
    assertThat(bytes[atReason]).isEqualTo(QualityReason.OVER_RANGE.code());
    CorruptBytes.requireRefused(
        CorruptBytes.with(bytes, atReason, code),
        JudgeEventCodec::decode,
        "judge event: no quality reason has code " + code);
  }

  @Test
  void unknownEndReasonIsCorrupt() {
    byte[] bytes = JudgeEventCodec.encode(Samples.ACTIVATION);
    CorruptBytes.requireRefused(
        CorruptBytes.with(bytes, bytes.length - 1, 5), JudgeEventCodec::decode, "constant 5 of 5");
  }
}
