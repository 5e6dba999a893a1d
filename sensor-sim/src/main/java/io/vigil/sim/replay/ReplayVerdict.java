package io.vigil.sim.replay;

import java.util.List;

/**
 * Whether the store holds what a recording is, in words.
 *
 * @param differences what is wrong, one sentence a point; empty when every distinct good value is
 *     stored exactly once
 * @param reasons why every other cell is not among them, one sentence a point and reason
 * @param summary the whole in one sentence
 */
public record ReplayVerdict(List<String> differences, List<String> reasons, String summary) {
  public ReplayVerdict {
    differences = List.copyOf(differences);
    reasons = List.copyOf(reasons);
  }

  /** Whether nothing is lost, doubled or altered. */
  public boolean isExact() {
    return differences.isEmpty();
  }
}
