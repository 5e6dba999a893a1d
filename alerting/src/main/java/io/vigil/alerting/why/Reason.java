package io.vigil.alerting.why;

import io.micronaut.serde.annotation.Serdeable;

/**
 * One reason why a Watch sounds or does not.
 *
 * @param code what it is; stable
 * @param zh in Chinese
 * @param en in English
 */
@Serdeable
record Reason(Code code, String zh, String en) {
  /** Kinds of reasons, the one that hides most first. */
  enum Code {
    /** It does sound, and whose console does. */
    SOUNDS,
    /** Nobody judges its readings. */
    NOT_JUDGED,
    /** It is out of service. */
    OUT_OF_SERVICE,
    /** Somebody put it aside. */
    SHELVED,
    /** A design rule keeps it quiet. */
    SUPPRESSED,
    /** Somebody has acknowledged it. */
    ACKNOWLEDGED,
    /** A higher rung of its ladder speaks for it. */
    HIGHER_RUNG,
    /** Its level has no sound. */
    LEVEL_WITHOUT_SOUND,
    /** Another position is asked. */
    OTHER_POSITION,
    /** Its condition is gone; it only waits to be acknowledged. */
    GONE,
    /** The judge has begun anew and not confirmed it. */
    UNVERIFIED,
    /** There is no reading. */
    NO_READING,
    /** The newest reading cannot be believed: it neither raises nor clears. */
    BAD_READING,
    /** The newest reading is within the limit. */
    WITHIN_LIMIT,
    /** The newest reading is beyond the limit: not for long enough, or its gate is closed. */
    NOT_LONG_ENOUGH,
    /** Its condition is not true; the judge decides that on more than the newest reading. */
    NOT_TRUE,
    /** The store of readings does not answer. */
    NOT_KNOWN
  }
}
