package io.vigil.alerting.journal;

import jakarta.inject.Singleton;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the journal for auditors. Blocking; any thread. */
@Singleton
public class JournalReading {
  private static final int PAGE = 1_000;

  private final PartitionRepository partitions;
  private final JournalRepository entries;

  JournalReading(PartitionRepository partitions, JournalRepository entries) {
    this.partitions = partitions;
    this.entries = entries;
  }

  /**
   * Newest first.
   *
   * @param before only what stands before it
   * @param actor user name of whoever acted; empty for anybody
   * @param subject what was acted on; empty for anything
   */
  public List<JournalEntry> before(JournalNumber before, String actor, String subject, int most) {
    return entries.before(Journal.PARTITION, before.epoch(), before.n(), actor, subject, most);
  }

  /** The whole of it, as far as it reaches now, as a {@link JournalFile}; read page by page. */
  public InputStream file() {
    JournalPartition row = partitions.findById(Journal.PARTITION).orElseThrow();
    return new PagedFile(new Pages(new JournalNumber(row.epoch(), row.n())));
  }

  /** The pieces of a file: its first line, a thousand entries each, and its last line. */
  private final class Pages implements PagedFile.Pages {
    private final JournalNumber newest;
    private JournalNumber at = new JournalNumber(0, 0);
    private String head = JournalChain.START;
    private boolean begun;
    private boolean ended;

    Pages(JournalNumber newest) {
      this.newest = newest;
    }

    @Override
    public byte @Nullable [] next() {
      if (ended) {
        return null;
      }
      if (!begun) {
        begun = true;
        return bytes(JournalFile.first(head));
      }
      StringBuilder lines = new StringBuilder();
      for (JournalEntry entry : entries.after(Journal.PARTITION, at.epoch(), at.n(), PAGE)) {
        if (entry.number().compareTo(newest) > 0) {
          break;
        }
        lines.append(JournalFile.line(entry));
        at = entry.number();
        head = entry.hash() == null ? head : entry.hash();
      }
      if (lines.isEmpty()) {
        ended = true;
        lines.append(JournalFile.last(head));
      }
      return bytes(lines.toString());
    }

    /** That it is taken stands in the journal before it begins. */
    @Override
    public void end(boolean whole) {
      // Nothing is held.
    }

    private static byte[] bytes(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }
}
