package io.vigil.alerting.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a page is made of, found in the scripts themselves. */
class PageScriptsTest {
  private final PageScripts scripts = new PageScripts(new WebFiles());

  @Test
  void boardIsMadeOfItsPartsAndWhatTheseAreMadeOf() {
    List<String> board = scripts.of("board");
    assertThat(board).startsWith("js/board.js").doesNotHaveDuplicates();
    assertThat(board)
        .as("of a part of a part, below and beside it, and of libraries")
        .contains(
            "js/components/vigil-element.js",
            "js/levels.js",
            "js/sound/horn.js",
            "vendor/lit/3.3.3/index.js",
            "vendor/lit-html/3.3.3/directives/repeat.js",
            "vendor/lit-html/3.3.3/directive-helpers.js",
            "vendor/lit-element/4.2.2/lit-element.js",
            "vendor/uplot/1.6.32/uPlot.esm.js");
  }

  @Test
  void whatIsOnlyNamedInWordsAboutTypesIsNotFetched() {
    assertThat(scripts.of("board")).doesNotContain("js/types.js");
  }

  @Test
  void pageIsMadeOfNoOtherPage() {
    assertThat(scripts.of("login")).doesNotContain("js/components/duty-board.js");
  }
}
