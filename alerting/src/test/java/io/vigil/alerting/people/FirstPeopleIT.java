package io.vigil.alerting.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.Alerting;
import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is shipped with a password: who is made at the first start, and what the others keep. */
class FirstPeopleIT {
  /** Nobody listens there: a log is not needed to sign in. */
  private static final String NO_LOG = "127.0.0.1:1";

  @TempDir private Path folder;

  @Test
  void outsideTheDemoThereAreTheAdministratorsAloneAndTheirCookiesNeedTls() throws IOException {
    try (Alerting alerting = Alerting.start(AlertingOptions.defaults(folder, NO_LOG))) {
      assertThat(passwords()).containsExactly("admin", "audit", "security");
      Answer login = new Browser(alerting.port()).login("admin", Browser.password(folder, "admin"));
      assertThat(login.status()).isEqualTo(200);
      assertThat(login.raw().headers().firstValue("Set-Cookie").orElse("")).contains("Secure");
      assertThat(new Browser(alerting.port()).login("duty", "duty").status()).isEqualTo(401);
    }
  }

  @Test
  void folderAndFilesAreTheOwnersAlone() throws IOException {
    try (Alerting alerting = Alerting.start(AlertingOptions.defaults(folder, NO_LOG).asDemo())) {
      assertThat(alerting.port()).isPositive();
      assertThat(passwords())
          .containsExactly("admin", "audit", "duty", "plant", "prefecture", "province", "security");
      assertThat(mode(folder.resolve("passwords"))).isEqualTo("rwx------");
      assertThat(mode(folder.resolve("passwords").resolve("admin"))).isEqualTo("rw-------");
      assertThat(Browser.password(folder, "admin")).isNotEqualTo(Browser.password(folder, "duty"));
    }
  }

  @Test
  void passwordFileThatWasRemovedIsNotMadeAgainAndThePasswordStillCounts() throws IOException {
    AlertingOptions options = AlertingOptions.defaults(folder, NO_LOG).asDemo();
    Alerting.start(options).close();
    String password = Browser.password(folder, "admin");
    Files.delete(folder.resolve("passwords").resolve("admin"));
    try (Alerting again = Alerting.start(options)) {
      assertThat(passwords())
          .containsExactly("audit", "duty", "plant", "prefecture", "province", "security");
      assertThat(new Browser(again.port()).login("admin", password).status()).isEqualTo(200);
    }
  }

  private List<String> passwords() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("passwords"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
