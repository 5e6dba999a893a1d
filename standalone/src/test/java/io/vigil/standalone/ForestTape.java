package io.vigil.standalone;

import io.vigil.rules.anomaly.ForestDetector;
import io.vigil.standalone.PostedReadings.Posted;
import java.util.Random;

/**
 * Puts two flows on a tape that say the same, a row of a forest each time: usual for as long as a
 * forest learns and again, disturbed for twenty rows, and usual again. Only the first is given a
 * forest by its plant file. Stateless.
 */
final class ForestTape {
  private static final long ROW = 216_000;
  private static final long CHUNK = 48;
  private static final int DISTURBED = 20;
  private static final int AFTER = 40;

  private ForestTape() {}

  static void twins(ChainTape tape, String with, String without) {
    String even = ",\"sampleMillis\":" + ROW;
    for (String point : new String[] {with, without}) {
      String[] parts = point.split("\\.", -1);
      String seed = point.equals(with) ? ",\"forestSeed\":42" : "";
      tape.periodic(parts[0], parts[1], "cool.flow", "m3/h", 200, even + seed);
    }
    Random random = new Random(16);
    int learned = 2 * ForestDetector.TRAINING;
    for (int row = 1; row <= learned + DISTURBED + AFTER; row++) {
      boolean isDisturbed = row > learned && row <= learned + DISTURBED;
      double value = (isDisturbed ? 108 : 100) + random.nextGaussian();
      long chunk = (row + CHUNK - 1) / CHUNK * CHUNK;
      for (String point : new String[] {with, without}) {
        tape.say(chunk * ROW, new Posted(point, ChainTape.START + row * ROW, value, "GOOD"));
      }
    }
  }
}
