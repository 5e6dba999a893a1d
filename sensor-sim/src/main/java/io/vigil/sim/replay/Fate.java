package io.vigil.sim.replay;

/** What becomes of a cell of a recording that is played without loss. */
public enum Fate {
  /** A number seen first, later than all before it: stored once and judged. */
  STORED,
  /** A number seen first, but its stamp steps back: stored once, not judged any more. */
  BACKWARD,
  /** A number seen first that means "no value": stored once as a bad row without a value. */
  SENTINEL,
  /** A number whose point and stamp are known with the same value: dropped. */
  DUPLICATE,
  /** A number whose point and stamp are known with another value: refused, the first stays. */
  CONFLICT,
  /** Something that is no number: refused. */
  TEXT,
  /** Something that is no number, over OPC UA: a node of numbers cannot carry it, never sent. */
  UNCARRIED,
  /** Nothing: never sent. */
  EMPTY
}
