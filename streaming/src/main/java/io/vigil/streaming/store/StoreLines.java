package io.vigil.streaming.store;

/**
 * Lines of line protocol, each with its line feed, times in nanoseconds.
 *
 * @param text the lines
 * @param count how many they are
 */
public record StoreLines(String text, int count) {}
