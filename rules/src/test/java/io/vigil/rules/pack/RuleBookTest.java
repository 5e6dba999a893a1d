package io.vigil.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of the rules says what the packs say. */
class RuleBookTest {
  private static final Path PAGE = Path.of("..", "docs", "rules.md");

  /** With {@code -Dvigil.docs.write=true} the page is written first. */
  @Test
  void pageOfTheRulesIsUpToDate() throws IOException {
    if (Boolean.getBoolean("vigil.docs.write")) {
      Files.writeString(PAGE, RuleBook.page());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(RuleBook.page());
  }

  @Test
  void everyRuleAndNoOtherSaysWhatToDo() {
    assertThat(Rationale.rules())
        .containsExactlyInAnyOrderElementsOf(
            PackReader.builtInIds().stream()
                .flatMap(id -> PackReader.builtIn(id).orElseThrow().ruleIds().stream())
                .toList());
  }
}
