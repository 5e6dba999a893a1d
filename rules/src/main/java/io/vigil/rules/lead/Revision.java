package io.vigil.rules.lead;

import io.vigil.model.lead.LeadEvent.Outcome;
import io.vigil.rules.anomaly.Explanation;
import io.vigil.rules.lead.RevisedMeter.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What has to be said of a lead after a slot was revised.
 *
 * @param said the lead, as it was said; null if nobody said it
 * @param run what it is now; null if it is nothing
 */
record Revision(@Nullable PastLead said, @Nullable Run run) {
  Revision {
    if (said == null && run == null) {
      throw new IllegalArgumentException("nothing to say");
    }
  }

  /**
   * What has to be said of the leads of one source.
   *
   * @param said what was said of them
   * @param runs how things stood, as they are known now
   * @param revised end of the slot that came late or was said anew, milliseconds UTC
   */
  static List<Revision> of(List<PastLead> said, List<Run> runs, long revised) {
    List<Revision> revisions = new ArrayList<>();
    List<PastLead> left = new ArrayList<>(said);
    for (Run run : runs) {
      PastLead match = left.stream().filter(one -> one.meets(run)).findFirst().orElse(null);
      left.remove(match);
      if (match == null || isOther(match, run, revised)) {
        revisions.add(new Revision(match, run));
      }
    }
    left.stream()
        .filter(gone -> gone.outcome() != Outcome.WITHDRAWN)
        .forEach(gone -> revisions.add(new Revision(gone, null)));
    return revisions;
  }

  private static boolean isOther(PastLead said, Run run, long revised) {
    boolean isMoved = !run.isFromBefore() && run.began() != said.lead().began();
    boolean isSaidOtherwise = run.isOpen() && (isMoved || run.began() == revised);
    return isSaidOtherwise || said.outcome() != outcome(run);
  }

  /** When the lead began, milliseconds UTC. */
  long began() {
    return said == null ? Objects.requireNonNull(run).began() : said.lead().began();
  }

  /** What became of it. */
  Outcome outcome() {
    return run == null ? Outcome.WITHDRAWN : outcome(run);
  }

  /** Why it is a lead, or why it is none any more. */
  Explanation words() {
    if (run == null) {
      return LeadWords.revised();
    }
    return run.isOpen() ? run.why() : LeadWords.asUsual();
  }

  private static Outcome outcome(Run run) {
    return run.isOpen() ? Outcome.NONE : Outcome.FADED;
  }
}
