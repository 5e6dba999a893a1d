package io.vigil.alerting.page;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of the web folder, read once, when Vigil starts. Nothing else can be named: a name is
 * looked up among theirs.
 *
 * <p>Pages name them with the version of them all, {@code v-1a2b3c4d5e6f/js/board.js}: a browser
 * may keep such a file for good, for another one has another name. Any thread.
 */
@Singleton
class WebFiles {
  private static final Pattern VERSION = Pattern.compile("^v-[0-9a-f]{12}/");
  private static final int TAG_BYTES = 12;
  private static final int VERSION_BYTES = 6;
  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "wav", "audio/wav",
          "txt", "text/plain; charset=utf-8",
          "md", "text/plain; charset=utf-8");

  private final SortedMap<String, WebFile> files;
  private final String version;

  WebFiles() {
    files = readAll();
    MessageDigest digest = sha256();
    files.forEach(
        (path, file) -> digest.update((path + file.tag).getBytes(StandardCharsets.UTF_8)));
    version = "v-" + HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES);
  }

  /** A file: bytes, content type and a tag that changes with the bytes. */
  record WebFile(byte[] bytes, String type, String tag) {
    /** The bytes as text, UTF-8. */
    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** Where they lie as they are now, {@code /web/v-1a2b3c4d5e6f}. */
  String address() {
    return "/web/" + version;
  }

  /** Whether the path names the version of now, so that what it names never changes. */
  boolean isForGood(String path) {
    return path.startsWith(version + "/");
  }

  /** The path without a version; one of before an upgrade names the file of today. */
  static String plain(String path) {
    return VERSION.matcher(path).replaceFirst("");
  }

  /** A file of ours; it exists, or the build is broken. */
  WebFile require(String path) {
    WebFile file = files.get(path);
    if (file == null) {
      throw new IllegalStateException("no web/" + path);
    }
    return file;
  }

  /** A static file, of any version; empty if there is none, or its kind is not for the public. */
  Optional<WebFile> find(String path) {
    String plain = plain(path);
    boolean known = TYPES.containsKey(suffix(plain)) && !plain.startsWith("pages/");
    return known ? Optional.ofNullable(files.get(plain)) : Optional.empty();
  }

  private static SortedMap<String, WebFile> readAll() {
    try {
      Path home =
          Path.of(WebFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(home)) {
        return read(home.resolve("web"));
      }
      try (FileSystem jar = FileSystems.newFileSystem(home)) {
        return read(jar.getPath("web"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading the pages", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("where the classes lie", e);
    }
  }

  private static SortedMap<String, WebFile> read(Path folder) throws IOException {
    SortedMap<String, WebFile> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        byte[] bytes = Files.readAllBytes(path);
        files.put(
            name, new WebFile(bytes, TYPES.getOrDefault(suffix(name), "text/html"), tag(bytes)));
      }
    }
    return files;
  }

  private static String suffix(String path) {
    int dot = path.lastIndexOf('.');
    return dot < 0 ? "" : path.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private static String tag(byte[] bytes) {
    return '"' + HexFormat.of().formatHex(sha256().digest(bytes), 0, TAG_BYTES) + '"';
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
