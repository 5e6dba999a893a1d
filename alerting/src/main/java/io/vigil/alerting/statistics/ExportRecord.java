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
    JournalDetail detail = about.with("rows", rows).with("sha256", sha256(bytes));
    journal.write(
        pen -> {
          pen.note(JournalKind.REPORT_TAKEN, pen.now(), file, seat.username(), detail.toString());
          return file;
        });
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
