package io.vigil.alerting.page;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The files of the web folder, read from the class path once and kept. A name that is not made of
 * plain segments is no file, so nothing outside the folder can be named. Any thread.
 */
@Singleton
class WebFiles {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
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

  private final Map<String, WebFile> kept = new ConcurrentHashMap<>();

  /** A file: bytes, content type and a tag that changes with the bytes. */
  record WebFile(byte[] bytes, String type, String tag) {}

  /** A file of ours; it exists, or the build is broken. */
  WebFile require(String path) {
    return read(path).orElseThrow(() -> new IllegalStateException("no web/" + path));
  }

  /** A static file; empty if there is none, or its kind is not for the public. */
  Optional<WebFile> find(String path) {
    boolean known = PLAIN.matcher(path).matches() && TYPES.containsKey(suffix(path));
    return known && !path.startsWith("pages/") ? read(path) : Optional.empty();
  }

  private Optional<WebFile> read(String path) {
    WebFile file = kept.get(path);
    if (file != null) {
      return Optional.of(file);
    }
    try (InputStream in = WebFiles.class.getResourceAsStream("/web/" + path)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] bytes = in.readAllBytes();
      WebFile read = new WebFile(bytes, TYPES.getOrDefault(suffix(path), "text/html"), tag(bytes));
      kept.put(path, read);
      return Optional.of(read);
    } catch (IOException e) {
      throw new UncheckedIOException("reading web/" + path, e);
    }
  }

  private static String suffix(String path) {
    int dot = path.lastIndexOf('.');
    return dot < 0 ? "" : path.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private static String tag(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
