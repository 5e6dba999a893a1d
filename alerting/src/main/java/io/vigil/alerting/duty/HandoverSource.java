package io.vigil.alerting.duty;

import java.time.Instant;
import java.util.List;

/** Knows of something that whoever takes over a position must know. Blocking; any thread. */
public interface HandoverSource {
  /** What there is now for the position. */
  List<HandoverLine> linesFor(Position position, Instant now);
}
