package io.vigil.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.point.Door;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteReaderTest {
  private static ByteReader reader(String hex) {
    return new ByteReader(HexFormat.of().parseHex(hex));
  }

  private static void requireCorrupt(String hex, Function<ByteReader, Object> read, String words) {
    ByteReader in = reader(hex);
    assertThatThrownBy(() -> read.apply(in))
        .isInstanceOf(CorruptBytesException.class)
        .hasMessageContaining(words);
  }

  @Test
  void everyNumberIsReadAsItWasWritten() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      long value = random.nextLong() >> random.nextInt(64);
      double bits = Double.longBitsToDouble(random.nextLong());
      ByteReader in =
          new ByteReader(
              new ByteWriter(40)
                  .putVarLong(value)
                  .putZigZag(value)
                  .putLong(value)
                  .putDouble(bits)
                  .toByteArray());
      assertThat(in.getVarLong()).isEqualTo(value);
      assertThat(in.getZigZag()).isEqualTo(value);
      assertThat(in.getLong()).isEqualTo(value);
      assertThat(Double.doubleToRawLongBits(in.getDouble()))
          .isEqualTo(Double.doubleToRawLongBits(bits));
      in.requireEnd();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "甲烷", "é", "𠮷😀", "quote \" and \u0000 zero", "≥ 1.0 %CH4"})
  void textIsReadAsItWasWritten(String text) {
    ByteReader in = new ByteReader(new ByteWriter(0).putText(text).putText("next").toByteArray());
    assertThat(in.getText()).isEqualTo(text);
    assertThat(in.getText()).isEqualTo("next");
    in.requireEnd();
  }

  @Test
  void bytesReadAreACopy() {
    byte[] log = {2, 10, 20};
    byte[] read = new ByteReader(log).getBytes();
    read[0] = 99;
    assertThat(log).containsExactly(2, 10, 20);
  }

  @Test
  void whatEndsTooSoonIsCorruptAtEveryByte() {
    byte[] whole =
        new ByteWriter(64)
            .putByte(1)
            .putLong(Long.MIN_VALUE)
            .putDouble(1.5)
            .putVarLong(Long.MAX_VALUE)
            .putZigZag(-300)
            .putBoolean(true)
            .putText("甲烷")
            .putBytes(new byte[3])
            .putVarLong(1)
            .toByteArray();
    Function<byte[], Object> readAll =
        bytes -> {
          ByteReader in = new ByteReader(bytes);
          in.getByte();
          in.getLong();
          in.getDouble();
          in.getVarLong();
          in.getZigZag();
          in.getBoolean();
          in.getText();
          in.getBytes();
          Door door = in.getConstant(Door.values());
          in.requireEnd();
          return door;
        };
    assertThat(readAll.apply(whole)).isEqualTo(Door.OPC_UA);
    CorruptBytes.requireNoneShorterOrLonger(whole, readAll);
  }

  @Test
  void numberOfMoreThanTenBytesIsCorrupt() {
    assertThat(reader("ff".repeat(9) + "01").getVarLong()).isEqualTo(-1);
    requireCorrupt("ff".repeat(10) + "01", ByteReader::getVarLong, "longer than 10 bytes");
  }

  @ParameterizedTest
  @CsvSource({
    "ffffffff07, 2147483647", // the largest int
    "00, 0"
  })
  void smallNumberIsAnInt(String hex, int value) {
    assertThat(reader(hex).getVarInt()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"8080808008", "ffffffffffffffffff01"})
  void numberThatIsNoIntIsCorrupt(String hex) {
    requireCorrupt(hex, ByteReader::getVarInt, "is no int");
  }

  @Test
  void announcedCountMustFitInWhatIsLeft() {
    assertThat(reader("02" + "00".repeat(16)).getCount(8)).isEqualTo(2);
    requireCorrupt("02" + "00".repeat(15), in -> in.getCount(8), "2 things announced, 15 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ffffffff07", "feffffff07616263", "8080808004"})
  void hostileLengthIsRefusedBeforeAnythingIsAllocated(String hex) {
    requireCorrupt(hex, ByteReader::getText, "things announced");
    requireCorrupt(hex, ByteReader::getBytes, "things announced");
    requireCorrupt(hex, in -> in.getCount(Integer.MAX_VALUE), "things announced");
  }

  @ParameterizedTest
  @ValueSource(strings = {"02", "80", "ff"})
  void truthValueIsZeroOrOne(String hex) {
    assertThat(reader("00").getBoolean()).isFalse();
    assertThat(reader("01").getBoolean()).isTrue();
    requireCorrupt(hex, ByteReader::getBoolean, "truth value");
  }

  @Test
  void constantBeyondTheLastIsCorrupt() {
    assertThat(reader("01").getConstant(Door.values())).isEqualTo(Door.OPC_UA);
    requireCorrupt("02", in -> in.getConstant(Door.values()), "constant 2 of 2");
  }

  @Test
  void remainingCountsDownToTheEnd() {
    ByteReader in = new ByteReader(Arrays.copyOf(new byte[] {1, 2}, 3));
    in.getByte();
    assertThat(in.remaining()).isEqualTo(2);
    assertThatThrownBy(in::requireEnd).hasMessage("2 bytes too many at 1");
    in.getByte();
    in.getByte();
    in.requireEnd();
    assertThatThrownBy(in::getByte).hasMessage("ends at 3, 1 more expected");
  }
}
