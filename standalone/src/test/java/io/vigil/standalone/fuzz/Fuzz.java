package io.vigil.standalone.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Bytes that are almost in order, and some that are not at all: the same for the same seed. */
final class Fuzz {
  private static final int MOST_NOISE = 300;
  private static final int MOST_CHANGES = 4;

  /** What parsers stumble over. */
  private static final List<String> WORDS =
      List.of(
          "-1",
          "1e999",
          "NaN",
          "9".repeat(400),
          "[".repeat(2_000),
          "{\"a\":".repeat(300),
          "\"",
          "\\u0000",
          "\0",
          "\ufeff",
          "\r\n",
          ",,",
          "||",
          ";",
          "null",
          "=1+1",
          "2026-02-30T25:61:00Z",
          "𠮷\u202e",
          "\uffff",
          "<!DOCTYPE x>");

  private final Random random;
  private final List<byte[]> seeds;

  Fuzz(long seed, List<byte[]> seeds) {
    this.random = new Random(seed);
    this.seeds = seeds;
  }

  /** Noise now and then; mostly one of these, or one of all, with a few changes. */
  byte[] next(List<byte[]> near) {
    if (random.nextInt(10) == 0) {
      return noise();
    }
    boolean far = near.isEmpty() || random.nextInt(4) == 0;
    byte[] bytes = far ? seed() : near.get(random.nextInt(near.size()));
    for (int change = random.nextInt(MOST_CHANGES); change >= 0; change--) {
      bytes = changed(bytes);
    }
    return bytes;
  }

  private byte[] changed(byte[] bytes) {
    if (bytes.length == 0) {
      return noise();
    }
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(6)) {
      case 0 -> with(bytes, at, random.nextInt(256));
      case 1 -> with(bytes, at, bytes[at] ^ (1 << random.nextInt(8)));
      case 2 -> Arrays.copyOf(bytes, at);
      case 3 -> joined(bytes, at, word(), at);
      case 4 -> joined(bytes, at, seed(), random.nextInt(bytes.length));
      default -> joined(bytes, at, new byte[0], Math.min(bytes.length, at + random.nextInt(9)));
    };
  }

  private byte[] seed() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private byte[] word() {
    return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] noise() {
    byte[] bytes = new byte[random.nextInt(MOST_NOISE)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] with(byte[] bytes, int at, int value) {
    byte[] changed = bytes.clone();
    changed[at] = (byte) value;
    return changed;
  }

  /** The first bytes up to {@code until}, then the middle, then those behind {@code from}. */
  private static byte[] joined(byte[] bytes, int until, byte[] middle, int from) {
    byte[] joined = Arrays.copyOf(bytes, until + middle.length + bytes.length - from);
    System.arraycopy(middle, 0, joined, until, middle.length);
    System.arraycopy(bytes, from, joined, until + middle.length, bytes.length - from);
    return joined;
  }
}
