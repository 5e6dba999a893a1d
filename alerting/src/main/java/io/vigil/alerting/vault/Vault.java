package io.vigil.alerting.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets that must be used again: AES-256-GCM, bound to what they belong to, under a key in
 * a file of its own that only the owner of the process may read. Whoever gets hold of the database
 * or a copy of it knows no secret; whoever reads both knows all. Without the file the secrets must
 * be given anew. Blocking; any thread.
 */
public final class Vault {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final Path folder;
  private final Path file;

  /**
   * The vault whose key is of this name.
   *
   * @param data folder of the installation; the key is made in {@code keys/} when it is first used
   */
  public Vault(Path data, String name) {
    this.folder = data.resolve("keys");
    this.file = folder.resolve(name);
  }

  /**
   * The secret as it may stand in the database; an empty one stays empty.
   *
   * @param owner what it belongs to: only for that it can be opened
   * @throws IOException if the key cannot be made or read
   */
  public String seal(String owner, String secret) throws IOException {
    if (secret.isEmpty()) {
      return "";
    }
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, makeKey(), nonce, owner)
              .doFinal(secret.getBytes(StandardCharsets.UTF_8));
      byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
      return Base64.getEncoder().encodeToString(both);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  /**
   * The secret that was sealed for the owner.
   *
   * @throws SecretLostException if the key does not open it, or is gone
   */
  public String open(String owner, String sealed) throws SecretLostException {
    if (sealed.isEmpty()) {
      return "";
    }
    try {
      byte[] both = Base64.getDecoder().decode(sealed);
      if (both.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
        throw new GeneralSecurityException("too short to have been sealed");
      }
      byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
      byte[] secret =
          cipher(Cipher.DECRYPT_MODE, Files.readAllBytes(file), nonce, owner)
              .doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
      return new String(secret, StandardCharsets.UTF_8);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new SecretLostException(owner, e);
    }
  }

  /**
   * A secret that nobody has to keep: always the same for the same owner and key, 256 bits as hex
   * digits.
   *
   * @throws IOException if the key cannot be made or read
   */
  public String derive(String owner) throws IOException {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(makeKey(), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(owner.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, String owner)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /** Never readable by others, not even for a moment: the file is born with its mode. */
  private synchronized byte[] makeKey() throws IOException {
    if (Files.exists(file)) {
      return Files.readAllBytes(file);
    }
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(folder, OWNER_ONLY_FOLDER);
    }
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    Files.createFile(file, OWNER_ONLY);
    Files.write(file, key, StandardOpenOption.WRITE);
    return key;
  }
}
