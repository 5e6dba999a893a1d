package io.vigil.alerting.search;

import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.PagedFile;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.search.AlertSearch.Hit;
import io.vigil.alerting.statistics.ExportRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All Alerts that are wanted as a CSV, the newest first, a thousand at a time. How many rows went
 * out, their hash, and whether the caller left before the end stand in the journal afterwards. One
 * thread at a time; blocking.
 */
final class SearchFile implements PagedFile.Pages {
  /** What a spreadsheet opens, less the head; longer spans are taken away in parts. */
  static final int MOST = 1_000_000;

  static final int PAGE = 1_000;

  private final AlertSearch search;
  private final Wanted wanted;
  private final Seat seat;
  private final boolean english;
  private final ExportRecord.Open record;
  private @Nullable Place below;
  private int rows;
  private boolean last;

  SearchFile(
      AlertSearch search, Wanted wanted, Seat seat, boolean english, ExportRecord.Open record) {
    this.search = search;
    this.wanted = wanted;
    this.seat = seat;
    this.english = english;
    this.record = record;
  }

  @Override
  public byte @Nullable [] next() {
    if (last) {
      return null;
    }
    if (below == null) {
      below = Place.TOP;
      return record.of(SearchSheet.head(english), 0);
    }
    List<Hit> hits = search.find(wanted, below, PAGE, seat);
    last = hits.size() < PAGE || rows + PAGE >= MOST;
    if (hits.isEmpty()) {
      return null;
    }
    below = Place.of(hits.get(hits.size() - 1).alert());
    rows += hits.size();
    boolean more = rows >= MOST && !search.find(wanted, below, 1, seat).isEmpty();
    return record.of(SearchSheet.lines(hits, more ? MOST : 0, english), hits.size());
  }

  @Override
  public void end(boolean whole) {
    record.end(whole);
  }

  /** What was asked for, as the journal keeps it. */
  static JournalDetail detail(Wanted wanted) {
    return new JournalDetail()
        .with("from", wanted.from())
        .with("to", wanted.to())
        .with("enterprise", wanted.enterprise())
        .with("point", wanted.point())
        .with("division", wanted.division())
        .with("rule", wanted.rule())
        .with("severity", wanted.severity())
        .with("outcome", wanted.outcome())
        .with("words", wanted.text());
  }
}
