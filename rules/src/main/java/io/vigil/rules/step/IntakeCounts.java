package io.vigil.rules.step;

/**
 * How many readings of a lane were not taken as news, since its state was born.
 *
 * @param repeats readings that stood in the lane already
 * @param conflicts readings refused because another value stood in the lane with their stamp
 * @param outOfOrder readings taken that came after a later one of their point
 * @param unknown readings of points or gateways that are not defined at their place in the lane
 */
public record IntakeCounts(long repeats, long conflicts, long outOfOrder, long unknown) {}
