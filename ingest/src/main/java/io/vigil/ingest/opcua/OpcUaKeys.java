package io.vigil.ingest.opcua;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/**
 * The exchange of certificates with a plant: ours, for them to trust, and theirs, trusted here.
 * What is trusted takes effect at once, also in an ingest that runs. Stateless; any thread.
 */
public final class OpcUaKeys {
  private final Path folder;
  private final OwnCertificate own;

  private OpcUaKeys(Path folder, OwnCertificate own) {
    this.folder = folder;
    this.own = own;
  }

  /** The keys in the folder of {@link OpcUaOptions}; ours are made if there are none yet. */
  public static OpcUaKeys in(Path folder) throws IOException {
    return new OpcUaKeys(folder, OwnCertificate.in(folder));
  }

  /** What a plant's server has to trust. */
  public X509Certificate own() {
    return own.certificate();
  }

  /** Trusts a server's certificate under this name, in place of the one that had it before. */
  public void trust(String name, X509Certificate theirs) throws IOException {
    Path trusted = Files.createDirectories(folder.resolve("pki/trusted/certs"));
    try {
      Files.write(trusted.resolve(name + ".der"), theirs.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IOException("a certificate that cannot be written: " + name, e);
    }
  }
}
