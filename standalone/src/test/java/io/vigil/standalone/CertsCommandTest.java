package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.alerting.tls.ServerIdentity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CertsCommandTest {
  private static final int DNS = 2;
  private static final int ADDRESS = 7;

  @TempDir Path folder;

  @Test
  void anAuthorityAndAServersCertificateAreMadeForTheOwnerAlone()
      throws IOException, GeneralSecurityException {
    assertThat(run("--host", "vigil.example,10.1.2.3")).isZero();

    for (String file : List.of("ca.pem", "ca-key.pem", "server.pem", "server-key.pem")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(certs(file))))
          .as(file)
          .isEqualTo("rw-------");
    }
    X509Certificate server = identity("server").certificate();
    assertThat(server.getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(List.of(DNS, "vigil.example"), List.of(ADDRESS, "10.1.2.3"));
    assertThat(server.getBasicConstraints()).as("no authority itself").isEqualTo(-1);
    server.verify(PemCertificate.read(certs("ca.pem")).getPublicKey());
  }

  @Test
  void theAuthorityStaysWhenMoreIsIssued() throws IOException, GeneralSecurityException {
    assertThat(run()).isZero();
    String authority = Files.readString(certs("ca.pem"));
    assertThat(run("--client", "entx.gw1")).isZero();

    assertThat(Files.readString(certs("ca.pem"))).isEqualTo(authority);
    X509Certificate client = identity("entx.gw1").certificate();
    assertThat(client.getSubjectX500Principal().getName()).isEqualTo("CN=entx.gw1");
    client.verify(PemCertificate.read(certs("ca.pem")).getPublicKey());
    X509Certificate other = identity("server").certificate();
    assertThatThrownBy(() -> client.verify(other.getPublicKey()))
        .isInstanceOf(SignatureException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gw1", "../x.gw1", "entx.", "a b.c"})
  void whatIsNoUserNameOfAGatewayGetsNoCertificate(String name) {
    assertThat(run("--client", name)).isEqualTo(1);
    assertThat(folder.resolve("certs")).doesNotExist();
  }

  private int run(String... options) {
    CommandLine line = Vigil.commandLine();
    line.setOut(new PrintWriter(new StringWriter()));
    line.setErr(new PrintWriter(new StringWriter()));
    String[] all = new String[options.length + 2];
    all[0] = "certs";
    all[1] = folder.resolve("certs").toString();
    System.arraycopy(options, 0, all, 2, options.length);
    return line.execute(all);
  }

  private Path certs(String file) {
    return folder.resolve("certs").resolve(file);
  }

  private ServerIdentity identity(String name) throws IOException {
    return ServerIdentity.read(certs(name + ".pem"), certs(name + "-key.pem"));
  }
}
