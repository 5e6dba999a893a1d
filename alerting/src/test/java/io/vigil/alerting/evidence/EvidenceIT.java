package io.vigil.alerting.evidence;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.intake.Probe;
import io.vigil.alerting.testing.Attack;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Room;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that show what is said in a Case. */
@ExtendWith({Room.Shared.class, Attack.Shared.class})
class EvidenceIT {
  private static final byte[] PNG =
      HexFormat.of().parseHex("89504e470d0a1a0a0000000d4948445200000001000000010806000000");

  private Room room;
  private String disposal;

  @BeforeEach
  void begin(Room shared) throws Exception {
    room = shared;
    JsonNode alert = room.raised(room.plant(1));
    disposal =
        room.duty()
            .get("/api/v1/cases/of-alert/" + alert.get("id").asText())
            .json()
            .at("/disposal/id")
            .asText();
  }

  @Test
  @DisplayName("a photo is kept under a name by chance, journaled with its hash, and given back")
  void keptAndGivenBack() throws IOException, InterruptedException, NoSuchAlgorithmException {
    Answer added = add(room.duty(), "现场照片.html", PNG);
    assertThat(added.status()).as("%s", added.json()).isEqualTo(200);
    JsonNode file = added.json();
    assertThat(file.get("kind").asText()).as("by what stands in it").isEqualTo("PNG");
    assertThat(file.get("sha256").asText())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(PNG)));
    String id = file.get("id").asText();
    assertThat(Files.readAllBytes(onDisk(id))).isEqualTo(PNG);
    assertThat(room.duty().get(door()).json().get("items")).hasSize(1);

    HttpResponse<byte[]> read = room.duty().getBytes(door() + "/" + id);
    assertThat(read.body()).isEqualTo(PNG);
    assertThat(read.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(read.headers().firstValue("Content-Disposition").orElse(""))
        .as("never a page of ours, whatever it was called")
        .startsWith("attachment; filename=\"" + disposal)
        .endsWith(".png\"");
    assertThat(read.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    JsonNode whole = room.duty().get("/api/v1/cases/" + disposal).json();
    assertThat(whole.get("events").findValuesAsText("sha256"))
        .containsExactly(file.get("sha256").asText());
  }

  @Test
  @DisplayName("a file that was changed or lost on our disk is not given as evidence")
  void changedFileIsNoticed() throws IOException {
    String id = add(room.duty(), "a.png", PNG).json().get("id").asText();
    byte[] other = PNG.clone();
    other[other.length - 1]++;
    Files.write(onDisk(id), other);
    assertProblem(room.duty().get(door() + "/" + id), 500, "EVIDENCE_DAMAGED");
    Files.delete(onDisk(id));
    assertProblem(room.duty().get(door() + "/" + id), 500, "EVIDENCE_DAMAGED");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "ffd8ffe000104a464946, JPEG",
    "255044462d312e37, PDF",
    "000000186674797069736f6d, MP4",
    "e7949ce785a7, TEXT"
  })
  void kindIsReadFromTheBytes(String hex, String kind) {
    Answer added = add(room.duty(), "x", HexFormat.of().parseHex(hex));
    assertThat(added.json().get("kind").asText()).isEqualTo(kind);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "an executable, 4d5a900003000000",
    "an archive, 504b030414000000",
    "bytes that are no text, c3280a",
    "a null, 61006200"
  })
  void whatIsNoEvidenceIsRefusedInWords(String what, String hex) {
    assertProblem(add(room.duty(), what, HexFormat.of().parseHex(hex)), 422, "FILE_REFUSED");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "\uFEFF  <?xml version='1.0'?><svg/>",
        "<!DOCTYPE html><script>alert(1)</script>"
      })
  @DisplayName("attack51 a picture that a browser would run is refused, whatever it is called")
  void pictureThatRunsIsRefused(String bytes, Attack attack) throws Exception {
    byte[] sent = bytes.getBytes(StandardCharsets.UTF_8);
    attack.isRefused(room.duty(), 422, "FILE_REFUSED", () -> add(room.duty(), "photo.png", sent));
    assertThat(add(room.duty(), "photo.png", PNG).status()).as("mended").isEqualTo(200);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ffd8 ffe00004 4a46 ffe10006 4578 6966 fffe0004 4750 ffda0004 0001 7078 ffd9,"
        + " ffd8 ffe00004 4a46 ffda0004 0001 7078 ffd9",
    "89504e470d0a1a0a 00000001 49484452 01 00000000 00000002 65584966 4750 00000000"
        + " 00000001 49444154 07 00000000,"
        + " 89504e470d0a1a0a 00000001 49484452 01 00000000 00000001 49444154 07 00000000"
  })
  @DisplayName("attack52 where a picture was taken is not told outside, and is kept as evidence")
  void whereaboutsAreNotTold(String whole, String outside, Attack attack)
      throws IOException, InterruptedException {
    byte[] photo = HexFormat.of().parseHex(whole.replace(" ", ""));
    String id = add(room.duty(), "photo", photo).json().get("id").asText();
    assertThat(room.duty().getBytes(door() + "/" + id).body()).as("evidence").isEqualTo(photo);
    HttpResponse<byte[]> given = room.duty().getBytes(door() + "/" + id + "/outside");
    assertThat(given.body()).isEqualTo(HexFormat.of().parseHex(outside.replace(" ", "")));
    assertThat(given.headers().firstValue("Content-Disposition").orElse("")).contains("-outside.");
    String clean = add(room.duty(), "clean", given.body()).json().get("id").asText();
    assertThat(room.duty().getBytes(door() + "/" + clean + "/outside").body())
        .as("mended: nothing is taken from what tells nothing")
        .isEqualTo(given.body());
    attack.boardIsNoQuieter();
  }

  @Test
  @DisplayName("attack95 scaled down: 50 MB are refused in words before a slow line has sent them")
  void tooLargeIsRefusedBeforeItIsSent(Attack attack) throws Exception {
    attack.isRefused(
        room.duty(), 413, "TOO_LARGE", () -> add(room.duty(), "film.mp4", new byte[11_000_000]));
    try (Socket line = new Socket("127.0.0.1", room.alerting().port())) {
      line.setSoTimeout(20_000);
      line.getOutputStream()
          .write(
              ("POST "
                      + door()
                      + "?name=film HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                      + "Content-Type: application/octet-stream\r\nContent-Length: 50000000\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      byte[] answer = line.getInputStream().readNBytes(12);
      assertThat(new String(answer, StandardCharsets.US_ASCII))
          .as("nothing of it was sent yet")
          .startsWith("HTTP/1.1 4");
    }
    assertThat(add(room.duty(), "photo.png", PNG).status()).as("mended").isEqualTo(200);
  }

  @Test
  @DisplayName("attack85 evidence that cannot be written is refused in words, and told")
  void evidenceThatCannotBeWritten(Attack attack) throws Exception {
    Path folder = Files.createDirectories(room.folder().resolve("evidence"));
    Path aside = room.folder().resolve("evidence-aside");
    Files.move(folder, aside);
    Files.createFile(folder);
    try {
      assertProblem(add(room.duty(), "photo.png", PNG), 503, "NOT_RECORDED");
      assertThat(room.duty().get(door()).json().get("items")).isEmpty();
      assertThat(room.alerting().selfFacts().get(Probe.UNRECORDED))
          .as("what the self-check says, for a red alert")
          .isPositive();
      attack.boardIsNoQuieter();
    } finally {
      Files.delete(folder);
      Files.move(aside, folder);
    }
    assertThat(add(room.duty(), "photo.png", PNG).status()).as("mended").isEqualTo(200);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"../../etc/x", "CON", "a.svg", "x\"; filename=\"y.html"})
  @DisplayName("attack51 the name of a file names no place on our disk")
  void nameNamesNoPlace(String name, Attack attack) throws IOException, InterruptedException {
    String id = add(room.duty(), name, PNG).json().get("id").asText();
    assertThat(id).matches("[0-9a-f]{32}");
    assertThat(Files.readAllBytes(onDisk(id))).isEqualTo(PNG);
    assertThat(room.duty().getBytes(door() + "/" + id).headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(
            said ->
                assertThat(said)
                    .isEqualTo(
                        "attachment; filename=\"%s-%s.png\""
                            .formatted(disposal, id.substring(0, 8))));
    attack.boardIsNoQuieter();
  }

  @Test
  void tooMuchIsRefusedAndNothingIsKeptOfIt() throws IOException {
    long before = count();
    byte[] large = new byte[(10 << 20) + 1];
    Arrays.fill(large, (byte) 'a');
    assertProblem(add(room.duty(), "large.txt", large), 413, "TOO_LARGE");
    assertProblem(add(room.duty(), " ", PNG), 422, "FIELD_MISSING");
    assertThat(count()).isEqualTo(before);
  }

  @Test
  @DisplayName("one file more than a case may have is refused and leaves nothing on our disk")
  void caseHasFiftyFilesAtMost() throws IOException {
    for (int file = 0; file < EvidenceFiles.MOST_FILES; file++) {
      assertThat(add(room.duty(), "a.png", PNG).status()).isEqualTo(200);
    }
    long before = count();
    assertProblem(add(room.duty(), "a.png", PNG), 422, "FILE_REFUSED");
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void isNobodyElsesBusiness() {
    String id = add(room.duty(), "a.png", PNG).json().get("id").asText();
    Browser neighbour = room.officer("looker", "county:140495");
    assertProblem(neighbour.get(door()), 404, "NOT_FOUND");
    assertProblem(neighbour.get(door() + "/" + id), 404, "NOT_FOUND");
    assertProblem(add(neighbour, "b.png", PNG), 404, "NOT_FOUND");
    assertProblem(add(room.admin(), "b.png", PNG), 403, "NOT_ALLOWED");
    assertProblem(room.duty().get(door() + "/../../etc"), 404, "NOT_FOUND");
    assertProblem(room.duty().get(door() + "/" + "0".repeat(32)), 404, "NOT_FOUND");
  }

  private Answer add(Browser who, String name, byte[] bytes) {
    return who.postBytes(
        door() + "?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8), bytes);
  }

  private String door() {
    return "/api/v1/cases/" + disposal + "/evidence";
  }

  private Path onDisk(String id) {
    return room.folder().resolve("evidence").resolve(id);
  }

  private long count() throws IOException {
    Path folder = room.folder().resolve("evidence");
    if (!Files.exists(folder)) {
      return 0;
    }
    try (var files = Files.list(folder)) {
      return files.count();
    }
  }
}
