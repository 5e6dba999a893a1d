package io.vigil.standalone.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.opcua.OpcUaKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateCheckTest {
  /** Making a key takes seconds: one for all, and each test has a copy. */
  @TempDir static Path made;

  @TempDir Path folder;

  private static Instant end;
  private Path own;

  @BeforeAll
  static void makeOurCertificate() throws IOException {
    end = OpcUaKeys.in(made).own().getNotAfter().toInstant();
  }

  @BeforeEach
  void copyIt() throws IOException {
    own = Files.createDirectory(folder.resolve("own"));
    for (String file : List.of("key.p12", "password", "certificate.der")) {
      Files.copy(made.resolve("own").resolve(file), own.resolve(file));
    }
  }

  @Test
  void noneIsGoodBecauseOneWillBeMade() throws IOException {
    assertThat(CertificateCheck.mistakes(folder.resolve("elsewhere"), end)).isEmpty();
  }

  @Test
  void itIsGoodUntilItsLastSecond() throws IOException {
    assertThat(CertificateCheck.mistakes(own, end.minusSeconds(1))).isEmpty();
    assertThat(CertificateCheck.mistakes(own, end)).hasSize(1);
    assertThat(english(end.plusSeconds(1)))
        .containsExactly(
            own.resolve("certificate.der")
                + " expired at "
                + end
                + ": delete its folder to make a new one, which plants must trust again");
  }

  @Test
  void aPartOfItThatIsMissingIsNamed() throws IOException {
    Files.delete(own.resolve("password"));

    assertThat(english(end.minusSeconds(1)))
        .singleElement()
        .asString()
        .startsWith(own + " lacks password");
  }

  @Test
  void aDamagedOneIsSaidSo() throws IOException {
    Files.writeString(own.resolve("certificate.der"), "no certificate");

    assertThat(english(end.minusSeconds(1)))
        .singleElement()
        .asString()
        .contains("certificate.der is no certificate");
  }

  private List<String> english(Instant now) throws IOException {
    return CertificateCheck.mistakes(own, now).stream().map(ConfigMistake::en).toList();
  }
}
