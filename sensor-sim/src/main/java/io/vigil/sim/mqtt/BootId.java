package io.vigil.sim.mqtt;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Random;

/** Names one start of a sender: sixteen hexadecimal digits. Stateless; any thread. */
public final class BootId {
  private static final SecureRandom RANDOM = new SecureRandom();

  private BootId() {}

  /** A new one, as at a real start. */
  public static String random() {
    return HexFormat.of().toHexDigits(RANDOM.nextLong());
  }

  /** The same one for the same seed. */
  public static String ofSeed(long seed) {
    return HexFormat.of().toHexDigits(new Random(seed).nextLong());
  }
}
