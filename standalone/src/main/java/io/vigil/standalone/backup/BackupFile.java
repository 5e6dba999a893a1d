package io.vigil.standalone.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A backup as a ZIP file: {@code backup.properties}, the registry, and of the data folder what
 * nothing else could make again. A second file beside it has the keys that secrets in the registry
 * are sealed under. Both are for their owner alone. Stateless; any thread.
 *
 * <p>Not in it, because it is of no use without its neighbours or grows without bound: the log, the
 * judge's checkpoints, the history of readings, the broker's sessions, logs.
 */
public final class BackupFile {
  /** Of the data folder, besides the registry. */
  static final List<String> FOLDERS =
      List.of("evidence", "passwords", "reports", "opcua", "opcua-server", "dead-letters");

  /** What sealed secrets are opened with; goes into the second file. */
  static final String KEYS = "keys";

  private static final String FACTS = "backup.properties";
  private static final String DATA = "data/";
  private static final String FORMAT = "1";
  private static final int MOST_FACTS = 10_000;

  /**
   * What a backup says of itself.
   *
   * @param taken when it was begun, UTC
   * @param journal newest journal number then
   */
  public record Facts(Instant taken, String journal) {}

  private BackupFile() {}

  /** Where the keys of a backup are. */
  public static Path keysOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".keys");
  }

  /**
   * Writes both files.
   *
   * @param file new; the keys go beside it
   * @param data folder of the installation
   * @param registry ZIP file with the registry's files, as the registry wrote it
   * @throws java.nio.file.FileAlreadyExistsException if either is there
   */
  public static void write(Path file, Path data, Path registry, Facts facts) throws IOException {
    try (ZipOutputStream keys = create(keysOf(file))) {
      addFolder(keys, data, KEYS);
    }
    try (ZipOutputStream zip = create(file)) {
      zip.putNextEntry(new ZipEntry(FACTS));
      String text =
          "format=%s%ntaken=%s%njournal=%s%n".formatted(FORMAT, facts.taken(), facts.journal());
      zip.write(text.getBytes(StandardCharsets.UTF_8));
      addEntries(zip, registry);
      for (String folder : FOLDERS) {
        addFolder(zip, data, folder);
      }
    }
  }

  /**
   * Puts both files into a data folder that is not there yet, whole or not at all.
   *
   * @param data absent, or an empty folder
   * @param scratch absent; beside {@code data}, on the same file system
   * @throws ZipException if a file is no backup of ours, or damaged
   */
  public static Facts unpack(Path file, Path data, Path scratch) throws IOException {
    Facts facts = facts(file);
    unpack(file, scratch);
    unpack(keysOf(file), scratch);
    Files.deleteIfExists(data);
    Files.move(scratch, data);
    return facts;
  }

  /** What the file says of itself. */
  static Facts facts(Path file) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      ZipEntry first = zip.getNextEntry();
      if (first == null || !first.getName().equals(FACTS)) {
        throw new ZipException(file + " is no backup");
      }
      Properties facts = new Properties();
      facts.load(new StringReader(new String(zip.readNBytes(MOST_FACTS), StandardCharsets.UTF_8)));
      if (!FORMAT.equals(facts.getProperty("format"))) {
        throw new ZipException(file + " has a format of another version");
      }
      return new Facts(
          Instant.parse(facts.getProperty("taken", "")), facts.getProperty("journal", ""));
    }
  }

  private static ZipOutputStream create(Path file) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return new ZipOutputStream(Files.newOutputStream(file));
  }

  private static void addEntries(ZipOutputStream zip, Path other) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(other))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        zip.putNextEntry(new ZipEntry(DATA + entry.getName()));
        in.transferTo(zip);
      }
    }
  }

  private static void addFolder(ZipOutputStream zip, Path data, String name) throws IOException {
    Path folder = data.resolve(name);
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      addFile(zip, data, file);
    }
  }

  /** What is removed meanwhile, as old reports are, was not worth keeping. */
  private static void addFile(ZipOutputStream zip, Path data, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      zip.putNextEntry(new ZipEntry(DATA + data.relativize(file)));
      in.transferTo(zip);
    } catch (NoSuchFileException e) {
      // Removed between the listing and now.
    }
  }

  private static void unpack(Path file, Path folder) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().startsWith(DATA)) {
          write(zip, inside(folder, entry.getName().substring(DATA.length())));
        }
      }
    }
  }

  private static Path inside(Path folder, String name) throws ZipException {
    Path path = folder.resolve(name).normalize();
    if (!path.startsWith(folder) || path.equals(folder)) {
      throw new ZipException("a file that would lie outside: " + name);
    }
    return path;
  }

  /** For the owner alone, whatever it is. */
  private static void write(InputStream bytes, Path file) throws IOException {
    Files.createDirectories(
        file.getParent(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(file)) {
      bytes.transferTo(out);
    }
  }

  /** Whether nothing is there, or an empty folder. */
  public static boolean isFree(Path data) throws IOException {
    if (!Files.exists(data)) {
      return true;
    }
    if (!Files.isDirectory(data)) {
      return false;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(data)) {
      return !entries.iterator().hasNext();
    }
  }
}
