package io.vigil.standalone.embedded;

/**
 * How much an acknowledgement of the embedded servers is worth.
 *
 * <p>The log and the store write to files mapped or cached by the operating system. What a process
 * has written there outlives the process; what the disk has confirmed outlives the machine.
 */
public enum DurabilityProfile {
  /**
   * For demonstrations: as {@link #PROCESS}, in segments of at most 16 MiB so that little disk is
   * used. Survives {@code kill -9} of the process; a power cut may lose the last seconds.
   */
  DEMO,

  /**
   * The default. Everything acknowledged survives {@code kill -9} of any process of ours; a crash
   * of the operating system or a power cut may lose what was acknowledged in the last seconds.
   */
  PROCESS,

  /**
   * Everything acknowledged by the log, and every commit of the store, is forced to the disk first:
   * it survives a power cut as far as the disk keeps its own promises. Slower: one forced write per
   * append.
   */
  POWER
}
