package io.vigil.standalone.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Requirements of alerts (A), their figures (K), invariants (I) and the rows of their state tables
 * (§) are each stated by a test of some module whose display name begins with their id. A name may
 * begin with several ids of A, K and I.
 */
class AlertRequirementsTest {
  private static final Pattern NAME =
      Pattern.compile("@DisplayName\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern NUMBERED = Pattern.compile("([AKI][0-9]+b?)[ ,:]+");

  @Test
  void everyIdHasATestThatBeginsWithIt() throws IOException {
    List<String> ids = ids();
    List<String> names = names();
    assertThat(names).as("tests were found").hasSizeGreaterThan(ids.size());
    assertThat(ids).filteredOn(id -> names.stream().noneMatch(name -> states(name, id))).isEmpty();
  }

  @Test
  void noTestNamesAnIdThatIsNone() throws IOException {
    List<String> ids = ids();
    assertThat(names()).flatMap(AlertRequirementsTest::numbered).allMatch(ids::contains);
  }

  @Test
  @DisplayName("a name states the ids that it begins with, and no other")
  void whatANameStates() {
    assertThat(states("A13, K12 both", "K12")).isTrue();
    assertThat(states("A13, K12 both", "A1")).isFalse();
    assertThat(states("what A13 says", "A13")).isFalse();
    assertThat(states("§4.1 NORMAL is left", "§4.1 NORMAL")).isTrue();
    assertThat(states("§4.1 NORMALLY", "§4.1 NORMAL")).isFalse();
  }

  private static boolean states(String name, String id) {
    return id.startsWith("§") ? (name + " ").startsWith(id + " ") : numbered(name).contains(id);
  }

  private static List<String> numbered(String name) {
    List<String> found = new ArrayList<>();
    Matcher next = NUMBERED.matcher(name);
    while (next.lookingAt()) {
      found.add(next.group(1));
      next.region(next.end(), name.length());
    }
    return found;
  }

  private static List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    for (String module :
        List.of("model", "rules", "sensor-sim", "ingest", "streaming", "alerting", "standalone")) {
      for (String tests : List.of("src/test/java", "src/e2e/java")) {
        Path folder = Path.of("..", module, tests);
        if (Files.isDirectory(folder)) {
          try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(f -> read(f, names));
          }
        }
      }
    }
    return names;
  }

  private static void read(Path file, List<String> names) {
    try {
      Matcher name = NAME.matcher(Files.readString(file));
      while (name.find()) {
        names.add(name.group(1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> ids() throws IOException {
    try (var in =
        Objects.requireNonNull(
            AlertRequirementsTest.class.getResourceAsStream("alert-requirements.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
