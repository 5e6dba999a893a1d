package io.vigil.alerting.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Room;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The handbook, which everybody may read. */
@ExtendWith(Room.Shared.class)
class HandbookIT {
  private static final Pattern PAGE = Pattern.compile("\"page\\.([a-z]+)\"");
  private static final Pattern PICTURE = Pattern.compile("<img src=\"([^\"]+)\"");

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void everyPageHasItsPlaceAndEveryPictureIsThere(String language, Room room) throws IOException {
    String book = text(room.stranger().get("/handbook?lang=" + language));
    assertThat(book).contains("<html lang=\"" + language + "\">");
    for (String page : matches(PAGE, messages(language))) {
      assertThat(book).as(page).contains("id=\"" + page + "\"");
    }
    List<String> pictures = matches(PICTURE, book);
    assertThat(pictures).isNotEmpty().allMatch(one -> one.contains("/" + language + "/"));
    for (String picture : pictures) {
      Answer answer = room.stranger().get(picture);
      assertThat(answer.status()).as(picture).isEqualTo(200);
      assertThat(answer.raw().headers().firstValue("Content-Type")).contains("image/png");
    }
  }

  @Test
  void itIsReadInTheLanguageOfTheBrowserAndRunsNothing(Room room) {
    Answer odd = room.stranger().get("/handbook?lang=%22%3E%3Cscript%3E");
    assertThat(text(odd)).contains("<html lang=\"zh\">").doesNotContain("<script>");
    assertThat(odd.raw().headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none'; style-src 'self'; img-src 'self'");
  }

  private static String text(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    return answer.raw().body();
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult one) -> one.group(1)).toList();
  }

  private static String messages(String language) throws IOException {
    String name = "/web/i18n/" + language + ".json";
    try (InputStream in = Objects.requireNonNull(HandbookIT.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
