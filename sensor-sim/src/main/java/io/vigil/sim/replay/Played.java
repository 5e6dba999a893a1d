package io.vigil.sim.replay;

/**
 * What was sent of a recording.
 *
 * @param messages messages, ticks included
 * @param ticks messages that only move the clock
 * @param readings cells sent, texts included
 */
public record Played(long messages, long ticks, long readings) {}
