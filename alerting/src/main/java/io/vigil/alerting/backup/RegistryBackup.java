package io.vigil.alerting.backup;

import io.micronaut.transaction.TransactionOperations;
import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalKind;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.UUID;

/**
 * Copies the embedded registry into a file of the folder {@code backups}, all of one moment, while
 * everybody goes on working; who asked for it is in the copy's journal. An external registry is its
 * operator's to back up. Blocking; any thread.
 */
@Singleton
class RegistryBackup {
  private final TransactionOperations<Connection> transactions;
  private final Journal journal;
  private final boolean embedded;
  private final Path folder;

  /**
   * A copy.
   *
   * @param file its path on this machine: a ZIP file that holds the database file
   * @param journal the newest journal number when it was begun
   */
  record Copy(String file, String journal) {}

  RegistryBackup(
      TransactionOperations<Connection> transactions, Journal journal, AlertingOptions options) {
    this.transactions = transactions;
    this.journal = journal;
    this.embedded = options.database().isH2();
    this.folder = options.data().resolve("backups");
  }

  /** Makes a copy. */
  Copy take(String actor) {
    if (!embedded) {
      throw ProblemCode.BACKUP_EXTERNAL.problem().exception();
    }
    journal.write(
        pen -> {
          pen.note(JournalKind.BACKUP_TAKEN, pen.now(), "registry", actor, "{}");
          return pen.now();
        });
    String number = journal.position().toString();
    Path file = folder.resolve("registry-" + UUID.randomUUID() + ".zip").toAbsolutePath();
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      write(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Copy(file.toString(), number);
  }

  private void write(Path file) {
    transactions.executeWrite(
        status -> {
          try (PreparedStatement copy = status.getConnection().prepareStatement("BACKUP TO ?")) {
            copy.setString(1, file.toString());
            return copy.execute();
          }
        });
  }
}
