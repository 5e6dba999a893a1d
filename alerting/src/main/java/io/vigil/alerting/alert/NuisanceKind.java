package io.vigil.alerting.alert;

import java.time.Duration;

/**
 * How an Alert wears people out without telling them anything (design: alerts §3, A15). The Alert
 * keeps the mark: the remedy is a change of its rule, not a faster hand.
 */
public enum NuisanceKind {
  /** Its condition became true {@link #CHATTERS_FROM} times within {@link #CHATTERS_WITHIN}. */
  CHATTERING,
  /** Its condition was true for less than {@link #FLEETING_BELOW}. */
  FLEETING;

  /** From how many onsets on it chatters; as ISA-18.2 is usually put into practice. */
  public static final int CHATTERS_FROM = 3;

  /** Within how long, the ends included. */
  public static final Duration CHATTERS_WITHIN = Duration.ofSeconds(60);

  /** What is over sooner is fleeting; the number is ours, the sources say "seconds". */
  public static final Duration FLEETING_BELOW = Duration.ofSeconds(10);

  /** What has been true for longer is stale (A16); no mark, it comes with age. */
  public static final Duration STALE_ABOVE = Duration.ofHours(24);
}
