package io.vigil.rules.step;

import io.vigil.model.point.PointId;
import io.vigil.model.wire.ByteWriter;

/** Mints the ids of activations from what stands in the lane. Stateless; any thread. */
final class ActivationIds {
  private ActivationIds() {}

  /**
   * 32 hexadecimal digits that the same activation always gets. The version of the rule is no part
   * of it: an edit goes on with the activation that is open.
   */
  static String of(String run, String rule, PointId point, long onset, long ordinal) {
    return ContentId.of(
        new ByteWriter(96)
            .putText(run)
            .putText(rule)
            .putText(point.enterprise())
            .putText(point.code())
            .putZigZag(onset)
            .putVarLong(ordinal));
  }

  /**
   * The id of an activation that was found in history; no live one has it, whose ordinals begin at
   * 1. Where the gap began does not matter, nor what was found before.
   */
  static String found(String rule, PointId point, long onset) {
    return of("", rule, point, onset, 0);
  }
}
