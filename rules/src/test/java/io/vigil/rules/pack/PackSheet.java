package io.vigil.rules.pack;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the sheet of the domain says of a pack: the source that the built-in packs are held to. */
record PackSheet(String pack, Map<?, ?> values) {
  private static final Path FILE =
      Path.of(System.getProperty("vigil.recordings", "recordings"))
          .resolveSibling("domain")
          .resolve("rulepacks.yaml");

  /** The sheet; skips the test, naming the path, where it is absent. */
  static PackSheet of(String pack) throws IOException {
    assumeTrue(Files.isReadable(FILE), "skipped: no rule packs at " + FILE.toAbsolutePath());
    try (InputStream in = Files.newInputStream(FILE)) {
      Map<?, ?> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      Map<?, ?> packs = (Map<?, ?>) Objects.requireNonNull(file.get("packs"));
      return new PackSheet(pack, (Map<?, ?>) Objects.requireNonNull(packs.get(pack)));
    }
  }

  String scheme() {
    return String.valueOf(values.get("scheme"));
  }

  /** Kinds with the ends of their plausible range and its mark. */
  Map<?, ?> kinds() {
    return (Map<?, ?>) Objects.requireNonNull(values.get("kinds"));
  }

  List<Row> rules() {
    List<Row> rows = new ArrayList<>();
    for (Object row : (List<?>) Objects.requireNonNull(values.get("rules"))) {
      rows.add(new Row((Map<?, ?>) row));
    }
    return rows;
  }

  Row rule(String id) {
    return rules().stream().filter(row -> row.text("id").equals(id)).findFirst().orElseThrow();
  }

  /** One rule of the sheet. */
  record Row(Map<?, ?> cells) {
    @Nullable Object cell(String name) {
      return cells.get(name);
    }

    /** The cell as it stands there; empty where there is none. */
    String text(String name) {
      Object cell = cells.get(name);
      return cell == null ? "" : cell.toString();
    }

    long millis(String name) {
      return cells.get(name) instanceof Integer seconds ? seconds * 1000L : 0;
    }
  }
}
