package io.vigil.alerting.backup;

import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Says at the first start after a restore, in the journal, that there was one, under a new epoch:
 * numbers that were given after the backup was taken are lost, and never mean something else. A
 * file in the data folder tells; killed before it is removed, the next start says it once more.
 */
@Singleton
public class Restored {
  /** The file of the data folder; it holds the journal number of the backup. */
  public static final String FILE = "restored";

  private final Journal journal;
  private final Path file;

  Restored(Journal journal, AlertingOptions options) {
    this.journal = journal;
    this.file = options.data().resolve(FILE);
  }

  /** Says it, if it is so. Blocking; before anything else is written. */
  public void note() throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    String backup = Files.readString(file).strip();
    journal.beginEpoch(
        pen ->
            pen.note(
                JournalKind.RESTORED,
                pen.now(),
                "registry",
                null,
                new JournalDetail().with("backup", backup).toString()));
    Files.delete(file);
  }
}
