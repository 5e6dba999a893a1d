package io.vigil.alerting.page;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.testing.Attack;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the pages: what the public may have of them, and nothing outside the folder. */
@ExtendWith({Room.Shared.class, Attack.Shared.class})
class WebFilesIT {
  private static final Pattern PRELOAD =
      Pattern.compile("<link rel=\"modulepreload\" href=\"([^\"]+)\"");
  private static final String SCRIPT = "/web/js/store.js";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/web/",
        "/web/no-such.js",
        "/web/pages/board.html",
        "/web/pages/login.html",
        "/web/../db/migration/V1__registry_and_alerts.sql",
        "/web/..%2fdb%2fmigration%2fV1__registry_and_alerts.sql",
        "/web/%2e%2e/%2e%2e/etc/passwd",
        "/web/js/../../logback.xml",
        "/web//etc/passwd",
        "/web/js%00.js",
        "/web/.hidden.js",
        "/web/js/",
        "/web/js"
      })
  void whatIsNoPublicFileIsNotFound(String path, Room room) {
    assertThat(room.stranger().get(path).status()).isIn(400, 404);
  }

  @Test
  void fileIsAskedForAgainOnlyWhenItChanged(Room room) {
    Answer first = room.stranger().get(SCRIPT);
    assertThat(first.status()).isEqualTo(200);
    String tag = first.raw().headers().firstValue("ETag").orElseThrow();
    Answer again = room.stranger().send("GET", SCRIPT, null, "If-None-Match", tag);
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.raw().body()).isEmpty();
    Answer other = room.stranger().send("GET", SCRIPT, null, "If-None-Match", "\"old\"");
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.raw().body()).isEqualTo(first.raw().body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/board", "/login", "/statistics"})
  void pageNamesAllItsScriptsAndTheyAreKeptForGood(String page, Room room) {
    String html = room.duty().send("GET", page, null, "Accept", "text/html").raw().body();
    List<String> scripts = PRELOAD.matcher(html).results().map(found -> found.group(1)).toList();
    assertThat(scripts)
        .doesNotHaveDuplicates()
        .anyMatch(name -> name.endsWith("/js" + page + ".js"))
        .anyMatch(name -> name.endsWith("/js/i18n.js"))
        .anyMatch(name -> name.endsWith("/lit-html.js"));
    for (String script : scripts) {
      Answer answer = room.stranger().get(script);
      assertThat(answer.status()).as(script).isEqualTo(200);
      assertThat(answer.raw().headers().firstValue("Cache-Control").orElseThrow())
          .contains("immutable");
    }
  }

  @Test
  void pageOfBeforeAnUpgradeGetsTheFileOfTodayAndDoesNotKeepIt(Room room) {
    Answer today = room.stranger().get(SCRIPT);
    Answer old = room.stranger().get("/web/v-0123456789ab/js/store.js");
    assertThat(old.raw().body()).isEqualTo(today.raw().body());
    assertThat(old.raw().headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(room.stranger().get("/web/v-0123456789ab/pages/shell.html").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "/web/js/store.js, text/javascript; charset=utf-8",
    "/web/js/stream.js, text/javascript; charset=utf-8"
  })
  void fileSaysWhatItIs(String path, String type, Room room) {
    Answer answer = room.stranger().get(path);
    assertThat(answer.raw().headers().firstValue("Content-Type")).contains(type);
    assertThat(answer.raw().headers().firstValue("Cache-Control")).contains("no-cache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SCRIPT,
        "/login",
        "/health/liveness",
        "/api/v1/alerts",
        "/no-such-thing",
        "/metrics"
      })
  void everyAnswerCarriesTheHeadersThatGuardIt(String path, Room room) {
    Answer answer = room.stranger().get(path);
    assertThat(answer.raw().headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.raw().headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(answer.raw().headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.raw().headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(answer.raw().headers().firstValue("Cache-Control")).isPresent();
    assertThat(answer.raw().headers().firstValue("Server")).as("what we run").isEmpty();
  }

  @Test
  @DisplayName("attack89 what others wrote is given out to the byte as it was brought in")
  void vendoredFilesAreThoseThatWereBroughtIn(Room room, Attack attack)
      throws IOException, InterruptedException, NoSuchAlgorithmException {
    Map<String, String> listed = vendored();
    assertThat(listed).isNotEmpty();
    for (Map.Entry<String, String> one : listed.entrySet()) {
      if (!one.getKey().endsWith("LICENSE")) {
        byte[] given = room.stranger().getBytes("/web/vendor/" + one.getKey()).body();
        assertThat(sha256(given)).as(one.getKey()).isEqualTo(one.getValue());
        given[given.length / 2] ^= 1;
        assertThat(sha256(given)).as("one bit more").isNotEqualTo(one.getValue());
      }
    }
    Path folder = Path.of("src/main/resources/web/vendor");
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).map(one -> folder.relativize(one).toString()))
          .as("nothing that is not listed")
          .allMatch(one -> listed.containsKey(one) || one.equals("vendor.sha256"));
    }
    attack.boardIsNoQuieter();
  }

  /** Name to hash. */
  private static Map<String, String> vendored() throws IOException {
    return Files.readAllLines(Path.of("src/main/resources/web/vendor/vendor.sha256")).stream()
        .map(line -> line.split(" +"))
        .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0]));
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void boardIsForWhoIsSignedInAndOthersGoToTheLogin(Room room) {
    Answer board = room.duty().send("GET", "/board", null, "Accept", "text/html");
    assertThat(board.status()).isEqualTo(200);
    assertThat(board.raw().headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(room.stranger().get("/board").status()).isEqualTo(303);
    assertThat(room.stranger().get("/").raw().headers().firstValue("Location")).contains("/board");
    assertProblem(room.stranger().get("/board/x"), 404, "NOT_FOUND");
  }
}
