package io.vigil.alerting.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.testing.Plants;
import io.vigil.model.plant.Complaint;
import io.vigil.model.plant.PlantFileReader;
import io.vigil.model.plant.PlantFileReader.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorableTextsTest {
  private static final String FILE = Plants.coalMine("mine-a", 2);
  private static final String CUSTOM =
      ",\"customRules\":[{\"id\":\"$id\",\"rule\":\"stale\",\"silentMillis\":5000,\"severity\":4}]";

  @Test
  void usualFileIsStored() {
    assertThat(complaints(FILE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"name\":\"示范煤矿\" | \"name\":\"$text\" | /name",
        "\"nameEn\":\"Demo coal mine\" | \"nameEn\":\"$text\" | /nameEn",
        "\"name\":\"工作面甲烷 F02.CH4\" | \"name\":\"$text\" | /points/1/name",
        "\"nameEn\":\"Face methane F02.CH4\" | \"nameEn\":\"$text\" | /points/1/nameEn"
      })
  void textHasTheLengthOfItsColumnAtMost(String right, String wrong, String pointer) {
    assertThat(FILE).contains(right);
    String longest = "甲".repeat(StorableTexts.LONGEST);
    assertThat(complaints(FILE.replace(right, wrong.replace("$text", longest)))).isEmpty();
    List<Complaint> tooLong =
        complaints(FILE.replace(right, wrong.replace("$text", longest + "乙")));
    assertThat(tooLong)
        .containsExactly(
            new Complaint(
                pointer, "现为 201 个字符，应不超过 200", "is 201 characters long, at most 200 are allowed"));
    assertThat(complaints(FILE.replace(right, wrong.replace("$text", "a\\u0000b"))))
        .containsExactly(
            new Complaint(pointer, "不能含有字符 U+0000", "must not hold the character U+0000"));
  }

  @Test
  void numberOfARuleHasTheLengthOfItsColumnAtMost() {
    String longest = "R".repeat(StorableTexts.LONGEST_RULE);
    assertThat(complaints(custom(longest))).isEmpty();
    assertThat(complaints(custom(longest + "R")))
        .extracting(Complaint::pointer)
        .containsExactly("/points/0/customRules/0/id", "/points/1/customRules/0/id");
  }

  @Test
  void packThatIsNamedTwiceIsNamedAtItsSecondPlace() {
    String twice = FILE.replace("[\"coal\"]", "[\"coal\",\"integrity\",\"coal\"]");
    assertThat(complaints(twice)).extracting(Complaint::pointer).containsExactly("/packs/2");
  }

  private static String custom(String id) {
    return FILE.replace(
        "\"location\":\"face_T1\"", "\"location\":\"face_T1\"" + CUSTOM.replace("$id", id));
  }

  private static List<Complaint> complaints(String file) {
    Outcome outcome = PlantFileReader.read(Plants.bytes(file));
    assertThat(outcome).isInstanceOf(Outcome.Taken.class);
    return StorableTexts.complaints(((Outcome.Taken) outcome).file());
  }
}
