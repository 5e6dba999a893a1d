package io.vigil.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalCodecTest {
  private static Refusal refusal(String payload) {
    return Refusal.ofMessage(
        RefusalCode.TOO_LARGE, "coal-a", "gw1", "", -1, 1, payload, 70_000, 65_536);
  }

  @Test
  void randomRefusalsAreReadAsWrittenAndNotWhenCutShort() {
    RandomThings things = new RandomThings(71);
    for (int i = 0; i < 60; i++) {
      Refusal refusal = things.refusal();
      CorruptBytes.requireExactly(refusal, RefusalCodec.encode(refusal), RefusalCodec::decode);
    }
  }

  @Test
  void wordsAreKeptAsTheSenderGotThem() {
    Refusal read = RefusalCodec.decode(RefusalCodec.encode(refusal("{\"v\":1")));
    assertThat(read.zh()).isEqualTo("报文 70000 字节，超过 65536，请拆分后重发");
    assertThat(read.payload()).isEqualTo("{\"v\":1");
    assertThat(read.point()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 127, -1})
  void unknownVersionIsCorrupt(int version) {
    byte[] bytes = CorruptBytes.with(RefusalCodec.encode(refusal("")), 0, version);
    CorruptBytes.requireRefused(bytes, RefusalCodec::decode, "refusal of version " + version);
  }

  @Test
  void codeOfANewerVersionIsCorruptAndNamed() {
    byte[] bytes = new ByteWriter(0).putByte(1).putText("MOON_PHASE").toByteArray();
    assertThatThrownBy(() -> RefusalCodec.decode(bytes))
        .isInstanceOf(CorruptBytesException.class)
        .hasMessageContaining("MOON_PHASE")
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }
}
