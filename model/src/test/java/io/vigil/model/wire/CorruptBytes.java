package io.vigil.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.Function;

/** What every codec must refuse as corrupt, and with no other exception. */
final class CorruptBytes {
  private CorruptBytes() {}

  /** Reads back what was written, and nothing that is a byte shorter, or longer. */
  static <T> void requireExactly(T thing, byte[] bytes, Function<byte[], ? extends T> decode) {
    assertThat(decode.apply(bytes)).isEqualTo(thing);
    requireNoneShorterOrLonger(bytes, decode);
  }

  static void requireNoneShorterOrLonger(byte[] bytes, Function<byte[], ?> decode) {
    for (int length = 0; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> decode.apply(part))
          .as("the first %s of %s bytes", length, bytes.length)
          .isInstanceOf(CorruptBytesException.class);
    }
    requireRefused(Arrays.copyOf(bytes, bytes.length + 1), decode, "1 bytes too many");
  }

  static void requireRefused(byte[] bytes, Function<byte[], ?> decode, String words) {
    assertThatThrownBy(() -> decode.apply(bytes))
        .isInstanceOf(CorruptBytesException.class)
        .hasMessageContaining(words);
  }

  /** The bytes with another one at the index. */
  static byte[] with(byte[] bytes, int index, int value) {
    byte[] changed = bytes.clone();
    changed[index] = (byte) value;
    return changed;
  }
}
