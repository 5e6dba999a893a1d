package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
  @TempDir Path folder;

  @Test
  void aSecretIsGeneratedOnceAndSurvives() throws IOException {
    String first = new SecretFiles(folder).getOrGenerate("vigil.ingest");

    assertThat(new SecretFiles(folder).getOrGenerate("vigil.ingest")).isEqualTo(first);
    assertThat(new SecretFiles(folder).getOrGenerate("another")).isNotEqualTo(first);
    assertThat(first).hasSizeGreaterThanOrEqualTo(32);
  }

  @Test
  void onlyTheOwnerReadsASecret() throws IOException {
    new SecretFiles(folder.resolve("new")).put("gw", "x");

    assertThat(Files.getPosixFilePermissions(folder.resolve("new/gw")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void whatWasPutReplacesWhatWasThere() throws IOException {
    SecretFiles secrets = new SecretFiles(folder);
    secrets.put("gw", "old");
    secrets.put("gw", "new");

    assertThat(secrets.find("gw")).contains("new");
    assertThat(secrets.find("other")).isEmpty();
  }
}
