package io.vigil.sim.replay;

/**
 * A line of a recording that could not be played, in words.
 *
 * @param line number of the line in the file
 * @param zh the sentence in Chinese
 * @param en the sentence in English
 */
public record BadLine(long line, String zh, String en) {}
