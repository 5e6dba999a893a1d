package io.vigil.sim.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.sim.load.LoadOptions.Sender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadOptionsTest {
  private static final List<Sender> TWO =
      List.of(new Sender("load-a", "load", "secret"), new Sender("load-b", "load", "secret"));

  @ParameterizedTest(name = "{0} points, batch {1}, {2}/s, crossing every {3}, for {4}")
  @CsvSource({
    "0, 0, 1, 0, PT0S",
    "0, 1, 1, 0, PT0S",
    "10, 0, 10, 0, PT0S",
    "10, -1, 10, 0, PT0S",
    "10, 11, 10, 0, PT0S",
    "10, 10, 0, 0, PT0S",
    "10, 10, -5, 0, PT0S",
    "10, 10, 20001, 0, PT0S",
    "10, 10, 10, -1, PT0S",
    "10, 10, 10, 0, PT-1S"
  })
  void loadThatCannotBeSentIsRefused(int points, int batch, int rate, int every, Duration length) {
    assertThatThrownBy(() -> options(points, batch, rate, every, length))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "{0} points, batch {1}, {2}/s, crossing every {3}, for {4}")
  @CsvSource({"1, 1, 1, 0, PT0S", "10, 10, 20000, 1, PT1S", "10, 9, 19999, 1000, PT24H"})
  void loadAtItsEndsIsTaken(int points, int batch, int rate, int every, Duration length) {
    assertThatCode(() -> options(points, batch, rate, every, length)).doesNotThrowAnyException();
  }

  @Test
  void sendersNeedAnEnterpriseEachAndThereMustBeOne() {
    List<Sender> same =
        List.of(new Sender("load-a", "one", "secret"), new Sender("load-a", "two", "secret"));
    assertThatThrownBy(() -> new LoadOptions("", same, 1, 1, 1, Duration.ZERO, 0))
        .hasMessageContaining("load-a.one, load-a.two")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> new LoadOptions("", List.of(), 1, 1, 1, Duration.ZERO, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusalOfARateSaysHowMuchIsPossible() {
    assertThatThrownBy(() -> options(3, 1, 6_001, 0, Duration.ZERO))
        .hasMessageContaining("6001 readings/s, not 1 to 6000");
  }

  @ParameterizedTest(name = "{0}/s of two gateways in batches of {1}: {2} ns")
  @CsvSource({
    "2000, 10, 10000000",
    "1, 1, 2000000000",
    "20000, 1, 100000",
    "3, 1, 666666667",
    "20000, 10, 1000000"
  })
  void messagesOfAGatewayAreAsFarApartAsItsShareAllows(int rate, int batch, long nanos) {
    assertThat(options(10, batch, rate, 0, Duration.ZERO).messageNanos()).isEqualTo(nanos);
  }

  @Test
  void laterChangeOfTheListOfSendersChangesNothing() {
    List<Sender> senders = new ArrayList<>(TWO);
    LoadOptions options = new LoadOptions("", senders, 1, 1, 1, Duration.ZERO, 0);
    senders.clear();
    assertThat(options.senders()).isEqualTo(TWO);
    assertThat(options.toString()).doesNotContain("secret");
  }

  private static LoadOptions options(int points, int batch, int rate, int every, Duration length) {
    return new LoadOptions("", TWO, points, rate, batch, length, every);
  }
}
