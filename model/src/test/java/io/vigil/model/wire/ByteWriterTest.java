package io.vigil.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes themselves: what is in a log today must be read by whoever comes later. */
class ByteWriterTest {
  private static String hex(ByteWriter out) {
    return HexFormat.of().formatHex(out.toByteArray());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "1, 01",
    "127, 7f",
    "128, 8001",
    "300, ac02",
    "16383, ff7f",
    "16384, 808001",
    "9223372036854775807, ffffffffffffffff7f",
    "-1, ffffffffffffffffff01",
    "-9223372036854775808, 80808080808080808001"
  })
  void unsignedNumberTakesSevenBitsAByteLowestFirst(long value, String bytes) {
    assertThat(hex(new ByteWriter(0).putVarLong(value))).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "-1, 01",
    "1, 02",
    "-64, 7f",
    "64, 8001",
    "9223372036854775807, feffffffffffffffff01",
    "-9223372036854775808, ffffffffffffffffff01"
  })
  void signedNumberNearZeroIsShort(long value, String bytes) {
    assertThat(hex(new ByteWriter(0).putZigZag(value))).isEqualTo(bytes);
  }

  @Test
  void wholeNumbersAndDoublesAreLittleEndian() {
    assertThat(hex(new ByteWriter(0).putLong(0x0102030405060708L))).isEqualTo("0807060504030201");
    assertThat(hex(new ByteWriter(0).putDouble(1.0))).isEqualTo("000000000000f03f");
    assertThat(hex(new ByteWriter(0).putDouble(-0.0))).isEqualTo("0000000000000080");
  }

  @Test
  void notANumberKeepsItsBits() {
    double nan = Double.longBitsToDouble(0x7ff8_0000_0000_0001L);
    assertThat(hex(new ByteWriter(0).putDouble(nan))).isEqualTo("010000000000f87f");
  }

  @Test
  void textIsUtf8BehindItsLengthInBytes() {
    assertThat(hex(new ByteWriter(0).putText("甲烷"))).isEqualTo("06e794b2e783b7");
    assertThat(hex(new ByteWriter(0).putText(""))).isEqualTo("00");
  }

  @Test
  void rawBytesHaveNoLengthInFrontAndOthersDo() {
    byte[] two = {7, -1};
    assertThat(hex(new ByteWriter(0).putBytes(two))).isEqualTo("0207ff");
    assertThat(hex(new ByteWriter(0).putRaw(two))).isEqualTo("07ff");
    assertThat(hex(new ByteWriter(0).putBoolean(true).putBoolean(false))).isEqualTo("0100");
  }

  @Test
  void itGrowsAsFarAsNeededAndKeepsWhatItHad() {
    ByteWriter out = new ByteWriter(0);
    for (int i = 0; i < 1000; i++) {
      out.putByte(i).putLong(i).putVarLong(-1).putRaw(new byte[i % 7]);
    }
    ByteReader in = new ByteReader(out.toByteArray());
    assertThat(in.remaining()).isEqualTo(out.length());
    for (int i = 0; i < 1000; i++) {
      assertThat(in.getByte()).isEqualTo((byte) i);
      assertThat(in.getLong()).isEqualTo(i);
      assertThat(in.getVarLong()).isEqualTo(-1);
      for (int raw = 0; raw < i % 7; raw++) {
        assertThat(in.getByte()).isZero();
      }
    }
    in.requireEnd();
  }

  @Test
  void afterAResetNothingOfTheOldIsLeft() {
    ByteWriter out = new ByteWriter(16).putText("much longer than what follows");
    byte[] before = out.toByteArray();
    assertThat(hex(out.reset().putByte(5))).isEqualTo("05");
    assertThat(out.length()).isEqualTo(1);
    assertThat(new ByteReader(before).getText()).isEqualTo("much longer than what follows");
  }
}
