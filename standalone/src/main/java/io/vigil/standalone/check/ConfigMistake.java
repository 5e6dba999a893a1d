package io.vigil.standalone.check;

/**
 * One thing in a configuration, or about the machine it is meant for, that keeps Vigil from
 * working.
 *
 * @param key the key of the configuration file that it belongs to, or what else is wrong
 * @param zh what is wrong and what to do, in Chinese
 * @param en the same in English
 */
public record ConfigMistake(String key, String zh, String en) {
  @Override
  public String toString() {
    return key + ": " + zh + " | " + en;
  }
}
