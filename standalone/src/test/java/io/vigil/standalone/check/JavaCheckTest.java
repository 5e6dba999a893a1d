package io.vigil.standalone.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavaCheckTest {
  @Test
  void theJavaThatBuildsVigilHasAllThatIsNeeded() {
    assertThat(JavaCheck.mistakes()).isEmpty();
  }

  @Test
  void modulesThatWereCutAwayAreNamed() {
    assertThat(JavaCheck.mistakes(module -> !module.equals("java.se") && !module.equals("jdk.net")))
        .singleElement()
        .satisfies(
            mistake -> {
              assertThat(mistake.key()).isEqualTo("java");
              assertThat(mistake.zh()).contains("缺少模块 java.se, jdk.net");
              assertThat(mistake.en()).contains("no modules java.se, jdk.net");
            });
  }
}
