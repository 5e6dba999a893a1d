package io.vigil.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * Secrets that must survive a restart, one a file, readable by the owner alone (mode 0600). Nothing
 * is shipped with a password: what is missing is generated.
 */
final class SecretFiles {
  private static final int RANDOM_BYTES = 24;

  private final Path folder;

  SecretFiles(Path folder) {
    this.folder = folder;
  }

  /** The secret of this name, generated at the first call. */
  String getOrGenerate(String name) throws IOException {
    Optional<String> known = find(name);
    if (known.isPresent()) {
      return known.get();
    }
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    put(name, secret);
    return secret;
  }

  /** The secret of this name, if there is one. */
  Optional<String> find(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
  }

  /** Keeps the secret under this name. */
  void put(String name, String secret) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(name);
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, secret + System.lineSeparator());
  }
}
