package io.vigil.model.wire.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPoolTest {
  private static String of(TextPool pool, String text) {
    return pool.of(text.toCharArray(), 0, text.length());
  }

  @Test
  void sameCharactersGiveTheSameObject() {
    TextPool pool = new TextPool(16);
    String first = of(pool, "TK101.LEL");
    assertThat(first).isEqualTo("TK101.LEL");
    assertThat(of(pool, "TK101.LEL")).isSameAs(first);
  }

  @Test
  void onlyTheGivenPartOfTheCharactersCounts() {
    TextPool pool = new TextPool(16);
    char[] line = "xxTK1yyTK1".toCharArray();
    String first = pool.of(line, 2, 3);
    assertThat(first).isEqualTo("TK1");
    assertThat(pool.of(line, 7, 3)).isSameAs(first);
    assertThat(pool.of(line, 7, 2)).isEqualTo("TK");
  }

  @Test
  void textsOfEqualHashAreToldApart() {
    TextPool pool = new TextPool(16);
    assertThat("Aa").hasSameHashCodeAs("BB");
    assertThat(of(pool, "Aa")).isEqualTo("Aa");
    assertThat(of(pool, "BB")).isEqualTo("BB");
    assertThat(of(pool, "Aa")).isEqualTo("Aa");
  }

  @Test
  void textOnceHandedOutDoesNotChangeWithTheBuffer() {
    TextPool pool = new TextPool(2);
    char[] buffer = "abc".toCharArray();
    String text = pool.of(buffer, 0, 3);
    buffer[0] = 'X';
    assertThat(text).isEqualTo("abc");
    assertThat(pool.of(buffer, 0, 3)).isEqualTo("Xbc");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 64})
  void poolOfAnySizeIsRightForMoreTextsThanItHolds(int places) {
    TextPool pool = new TextPool(places);
    Random random = new Random(places);
    for (int i = 0; i < 5_000; i++) {
      String text = "P" + random.nextInt(500);
      assertThat(of(pool, text)).isEqualTo(text);
    }
  }

  @Test
  void newcomerTakesThePlaceOfWhoeverStoodThere() {
    TextPool pool = new TextPool(2);
    String first = of(pool, "Aa");
    of(pool, "BB");
    assertThat(of(pool, "Aa")).isEqualTo(first).isNotSameAs(first);
  }
}
