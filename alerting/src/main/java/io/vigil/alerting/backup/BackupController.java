package io.vigil.alerting.backup;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.people.Right;

/** Has the registry copied, for {@code vigil backup}. */
@Controller("/api/v1/backups")
@ExecuteOn(TaskExecutors.BLOCKING)
final class BackupController {
  private final RegistryBackup backup;

  BackupController(RegistryBackup backup) {
    this.backup = backup;
  }

  /**
   * A copy of the registry.
   *
   * @param file its path on the machine of the server; whoever asked for it removes it
   * @param journal the newest journal number when it was begun
   */
  @Serdeable
  record CopyView(String file, String journal) {}

  /** Copies the embedded registry into a file beside it. */
  @Post
  @Secured(Right.SET_UP)
  CopyView take(Authentication caller) {
    RegistryBackup.Copy copy = backup.take(caller.getName());
    return new CopyView(copy.file(), copy.journal());
  }
}
