package io.vigil.alerting.annunciation;

import io.vigil.alerting.deadline.Deadline;
import io.vigil.alerting.deadline.DeadlineHandler;
import io.vigil.alerting.deadline.DeadlineKind;
import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Begins and ends the {@link Flood} of a position, each with an entry in the journal. The end is a
 * deadline, so it comes also after a restart, and once. Blocking.
 */
@Singleton
public class Floods implements DeadlineHandler {
  private final FloodRepository floods;
  private final AnnunciationRepository annunciations;
  private final Deadlines deadlines;

  /**
   * A flood as its position sees it.
   *
   * @param count how many Alerts the last {@link Flood#SPAN} brought
   */
  public record Standing(Flood flood, long count) {}

  Floods(FloodRepository floods, AnnunciationRepository annunciations, Deadlines deadlines) {
    this.floods = floods;
    this.annunciations = annunciations;
    this.deadlines = deadlines;
  }

  @Override
  public DeadlineKind kind() {
    return DeadlineKind.FLOOD;
  }

  /** The floods that go on, by position. */
  public Map<String, Standing> standing() {
    Instant from = deadlines.now().minus(Flood.SPAN);
    Map<String, Standing> standing = new HashMap<>();
    for (Flood flood : floods.findAll()) {
      long count = annunciations.count(flood.position(), from);
      standing.put(flood.position(), new Standing(flood, count));
    }
    return standing;
  }

  /** These positions were just given something. */
  void given(Collection<String> positions, Instant now, JournalPen pen) {
    for (String position : positions) {
      if (floods.findById(position).isEmpty() && isFlooded(position, now)) {
        floods.save(new Flood(position, now));
        pen.note(JournalKind.FLOOD_BEGAN, pen.now(), position, null, "{}");
        endsAt(position, now);
      }
    }
  }

  private boolean isFlooded(String position, Instant now) {
    int enough = Flood.BEGINS_ABOVE + 1;
    return annunciations.newest(position, now.minus(Flood.SPAN), enough).size() == enough;
  }

  @Override
  public void fire(Deadline deadline, JournalPen pen) {
    String position = deadline.subject();
    // Looked at as of then, though we may be late: what has come since goes on with it.
    if (endsAt(position, deadline.due())) {
      return;
    }
    Flood over = floods.findById(position).orElseThrow();
    floods.deleteById(position);
    JournalDetail detail = new JournalDetail().with("since", over.since().toString());
    pen.note(JournalKind.FLOOD_ENDED, pen.now(), position, null, detail.toString());
  }

  /** Sets when it ends if nothing more comes; false if it is over. */
  private boolean endsAt(String position, Instant now) {
    List<Instant> newest = annunciations.newest(position, now.minus(Flood.SPAN), Flood.ENDS_BELOW);
    if (newest.size() < Flood.ENDS_BELOW) {
      return false;
    }
    Instant end = newest.get(newest.size() - 1).plus(Flood.SPAN);
    deadlines.set(Deadline.of(DeadlineKind.FLOOD, position, end));
    return true;
  }
}
