package io.vigil.alerting.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.alerting.AlertingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets at rest. */
class ChannelVaultTest {
  @TempDir private Path data;
  private ChannelVault vault;

  @BeforeEach
  void begin() {
    vault = open();
  }

  @Test
  @DisplayName("What was sealed is opened again after a restart, and looks different each time")
  void opened() throws IOException {
    String sealed = vault.seal("a", "口令 secret");
    assertThat(sealed).isNotEqualTo(vault.seal("a", "口令 secret")).doesNotContain("secret");
    assertThat(open().open("a", sealed)).isEqualTo("口令 secret");
    assertThat(vault.seal("a", "")).isEmpty();
    assertThat(vault.open("a", "")).isEmpty();
  }

  @Test
  @DisplayName("The key is readable by its owner alone")
  void ownerOnly() throws IOException {
    vault.seal("a", "x");
    Path file = data.resolve("keys").resolve("channels");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  @DisplayName("Of another channel, without the key or damaged, it is refused in words")
  void refused() throws IOException {
    String sealed = vault.seal("a", "x");
    assertLost("b", sealed);
    assertLost("a", sealed.substring(4));
    assertLost("a", "AAAA");
    assertLost("a", "no base64!");
    Files.delete(data.resolve("keys").resolve("channels"));
    assertLost("a", sealed);
  }

  private void assertLost(String channel, String sealed) {
    assertThatThrownBy(() -> vault.open(channel, sealed))
        .isInstanceOfSatisfying(
            TargetRefused.class, e -> assertThat(e.trouble()).isEqualTo(Trouble.SECRET_LOST));
  }

  private ChannelVault open() {
    return new ChannelVault(AlertingOptions.defaults(data, "none"));
  }
}
