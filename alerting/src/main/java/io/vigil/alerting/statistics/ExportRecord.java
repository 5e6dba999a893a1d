package io.vigil.alerting.statistics;

import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.registry.ExportMeter;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;

/** Writes into the journal who took which file away, so that it can be known again. */
@Singleton
public class ExportRecord {
  private final Journal journal;
  private final ExportMeter meter;

  ExportRecord(Journal journal, ExportMeter meter) {
    this.journal = journal;
    this.meter = meter;
  }

  /** Must come before the file is made: the quota may be used up. */
  public void admit(Seat seat) {
    meter.take(seat);
  }

  /**
   * Records it. Blocking.
   *
   * @param about what was asked for; rows and hash are added
   */
  public void record(String file, JournalDetail about, int rows, byte[] bytes, Seat seat) {
    note(file, about.with("rows", rows).with("sha256", hex(sha256().digest(bytes))), seat);
  }

  /**
   * Records that somebody begins to take away a file that is made meanwhile; blocking.
   *
   * @param about what was asked for, made anew at each call
   */
  public Open begin(String file, Supplier<JournalDetail> about, Seat seat) {
    note(file, about.get(), seat);
    return new Open(file, about, seat);
  }

  /** A file that is being taken away. One thread at a time. */
  public final class Open {
    private final String file;
    private final Supplier<JournalDetail> about;
    private final Seat seat;
    private final MessageDigest digest = sha256();
    private int rows;

    private Open(String file, Supplier<JournalDetail> about, Seat seat) {
      this.file = file;
      this.about = about;
      this.seat = seat;
    }

    /** Counts a part of the file, and hands it back. */
    public byte[] of(byte[] part, int itsRows) {
      digest.update(part);
      rows += itsRows;
      return part;
    }

    /** Records rows and hash of what went out, and whether it was all of it; blocking. */
    public void end(boolean whole) {
      JournalDetail detail = about.get().with("rows", rows).with("sha256", hex(digest.digest()));
      note(file, whole ? detail : detail.with("broken_off", true), seat);
    }
  }

  private void note(String file, JournalDetail detail, Seat seat) {
    journal.write(
        pen -> {
          pen.note(JournalKind.REPORT_TAKEN, pen.now(), file, seat.username(), detail.toString());
          return file;
        });
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
