package io.vigil.alerting.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The scripts that a page is made of. A browser finds them one import behind the other, each a
 * journey to the server; named in the page, all of them come at once. Any thread.
 */
@Singleton
final class PageScripts {
  /** What stands in the import map where the version belongs. */
  static final String WEB = "{{web}}";

  /** At the beginning of a line, or behind another statement where a library is one long line. */
  private static final Pattern IMPORT =
      Pattern.compile(
          "(?m)(?:^|;)(?:import|export)(?:[\\s\\w$*{},]*?\\bfrom|\\*from|\\{[^}]*\\}from)?\\s*[\"']([^\"'\\n]+)[\"']");

  private final WebFiles files;
  private final Map<String, String> addresses = new TreeMap<>();
  private final Map<String, List<String>> known = new ConcurrentHashMap<>();

  PageScripts(WebFiles files) {
    this.files = files;
    imports(files)
        .properties()
        .forEach(
            entry ->
                addresses.put(
                    entry.getKey(), entry.getValue().asText().substring(WEB.length() + 1)));
  }

  /**
   * The paths of a page's scripts below the web folder, its own first, each once.
   *
   * @param page its name, {@code board}
   */
  List<String> of(String page) {
    return known.computeIfAbsent(
        page,
        name -> {
          Set<String> found = new LinkedHashSet<>();
          follow("js/" + name + ".js", found);
          return List.copyOf(found);
        });
  }

  private void follow(String path, Set<String> found) {
    if (!found.add(path)) {
      return;
    }
    Matcher imports = IMPORT.matcher(files.require(path).text());
    while (imports.find()) {
      follow(resolve(path, imports.group(1)), found);
    }
  }

  private String resolve(String from, String named) {
    if (named.startsWith(".")) {
      return URI.create(from).resolve(named).toString();
    }
    return Optional.ofNullable(addresses.get(named))
        .or(
            () ->
                addresses.entrySet().stream()
                    .filter(entry -> entry.getKey().endsWith("/"))
                    .filter(entry -> named.startsWith(entry.getKey()))
                    .map(entry -> entry.getValue() + named.substring(entry.getKey().length()))
                    .findFirst())
        .orElseThrow(() -> new IllegalStateException(from + " imports " + named));
  }

  private static JsonNode imports(WebFiles files) {
    try {
      return new ObjectMapper()
          .readTree(files.require("pages/importmap.json").bytes())
          .path("imports");
    } catch (IOException e) {
      throw new UncheckedIOException("reading web/pages/importmap.json", e);
    }
  }
}
