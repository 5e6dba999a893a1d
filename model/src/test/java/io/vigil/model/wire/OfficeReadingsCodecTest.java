package io.vigil.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.event.OfficeReadings;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OfficeReadingsCodecTest {
  private static final OfficeReadings SAID =
      new OfficeReadings(
          "coal-a",
          "office-1",
          300,
          1_764_000_000_000L,
          new TreeMap<>(Map.of("office.state/U1", 4.0)));

  /** Version 1 as it was first written. */
  private static final String VERSION_1 =
      "0106636f616c2d61086f66666963652d31ac0280a0bfe9d66601"
          + "0f6f66666963652e73746174652f55310000000000001040";

  @Test
  @DisplayName("what is on record comes back as it was written, and version 1 is read for ever")
  void golden() {
    assertThat(HexFormat.of().formatHex(OfficeReadingsCodec.encode(SAID))).isEqualTo(VERSION_1);
    assertThat(OfficeReadingsCodec.decode(HexFormat.of().parseHex(VERSION_1))).isEqualTo(SAID);
  }

  @Test
  @DisplayName("bytes of another version, or too few, are refused")
  void corrupt() {
    byte[] bytes = OfficeReadingsCodec.encode(SAID);
    bytes[0] = 9;
    assertThatThrownBy(() -> OfficeReadingsCodec.decode(bytes))
        .isInstanceOf(CorruptBytesException.class);
    assertThatThrownBy(() -> OfficeReadingsCodec.decode(new byte[] {1, 3}))
        .isInstanceOf(CorruptBytesException.class);
  }
}
