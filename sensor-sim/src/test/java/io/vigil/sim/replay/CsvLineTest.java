package io.vigil.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CsvLineTest {
  static Stream<Arguments> lines() {
    return Stream.of(
        Arguments.of("one cell", "a", List.of("a")),
        Arguments.of("nothing at all is one empty cell", "", List.of("")),
        Arguments.of("empty cells keep their places", ",b,,", List.of("", "b", "", "")),
        Arguments.of("blanks around a cell fall away", " a ,\tb\t", List.of("a", "b")),
        Arguments.of("a quoted separator separates nothing", "\"a,b\",c", List.of("a,b", "c")),
        Arguments.of("a doubled quote is one", "\"say \"\"no\"\"\",c", List.of("say \"no\"", "c")),
        Arguments.of("quoted nothing is an empty cell", "\"\",c", List.of("", "c")),
        Arguments.of("four quotes are one quote", "\"\"\"\",c", List.of("\"", "c")),
        Arguments.of("blanks inside quotes fall away too", "\" a \",c", List.of("a", "c")),
        Arguments.of("the other separator is text", "1;5,2", List.of("1;5", "2")),
        Arguments.of("Chinese stays as it is", "甲烷,“1,5”", List.of("甲烷", "“1", "5”")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lines")
  void lineIsSplitAtItsSeparators(String name, String line, List<String> cells) {
    assertThat(CsvLine.split(line, ',')).as(name).isEqualTo(cells);
  }

  @Test
  void unclosedQuoteTakesTheRestOfItsLineAndNothingIsLost() {
    assertThat(CsvLine.split("a,\"b,c", ',')).containsExactly("a", "b,c");
    assertThat(CsvLine.split("a,\"b\",c", ','))
        .as("control: closed")
        .containsExactly("a", "b", "c");
  }

  @Test
  void decimalCommaIsNoSeparatorInFileOfSemicolons() {
    assertThat(CsvLine.split("0,5;1,25;", ';')).containsExactly("0,5", "1,25", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "timestamp,A,B|,",
        "timestamp;A;B|;",
        "timestamp;A, mean;B|;",
        "timestamp;A,mean|,",
        "timestamp|,"
      })
  void moreFrequentSignOfTheHeaderSeparates(String header, char separator) {
    assertThat(CsvLine.separatorOf(header)).isEqualTo(separator);
  }
}
