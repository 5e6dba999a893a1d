package io.vigil.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.lane.Batch;
import io.vigil.model.lane.GapDone;
import io.vigil.model.reading.Readings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When late readings count as whole, so that they may be judged as history. */
class LateStretchesTest {
  private static final long QUIET = LateStretches.QUIET.toMillis();
  private static final long LONGEST = LateStretches.LONGEST.toMillis();

  private final List<String> said = new ArrayList<>();
  private final LateStretches late =
      new LateStretches(1, (lane, span) -> said.add(words(lane, span)));

  private static String words(int lane, GapDone span) {
    return "%d.%d [%d,%d) %s"
        .formatted(
            lane, span.gateway(), span.from(), span.to(), span.closed() ? "closed" : "goes on");
  }

  private void hear(int gateway, long at, long... times) {
    int n = times.length;
    Readings readings = new Readings(new int[n], times, new double[n], new byte[n], new byte[n]);
    late.add(2, new Batch(1, at, gateway, "boot", 0, at, at, Batch.NO_AT, readings), at);
  }

  @Test
  void stretchIsWholeOnceNothingLateWasHeardForLong() {
    hear(1, 0, 1_000, 2_000);
    hear(1, QUIET - 1, 500);
    late.look(2 * QUIET - 2);
    assertThat(said).isEmpty();
    late.look(2 * QUIET - 1);
    assertThat(said).containsExactly("2.1 [500,2001) closed");
    late.look(9 * QUIET);
    assertThat(said).hasSize(1);
  }

  @Test
  void eachGatewayHasStretchesOfItsOwn() {
    hear(1, 0, 1_000);
    hear(2, QUIET / 2, 7_000);
    late.look(QUIET);
    assertThat(said).containsExactly("2.1 [1000,1001) closed");
    late.look(2 * QUIET);
    assertThat(said).containsExactly("2.1 [1000,1001) closed", "2.2 [7000,7001) closed");
  }

  @Test
  void longStretchIsHandedOnInPartsThatFollowEachOther() {
    long[] many = new long[LateStretches.MOST_READINGS];
    for (int i = 0; i < many.length; i++) {
      many[i] = i;
    }
    hear(1, 0, many);
    assertThat(said).containsExactly("2.1 [0,20000) goes on");
    late.look(QUIET);
    assertThat(said).last().isEqualTo("2.1 [20000,20001) closed");
  }

  @Test
  void gatewayThatIsNeverQuietIsJudgedAllTheSame() {
    for (long at = 0; at <= LONGEST; at += QUIET / 2) {
      hear(1, at, at);
      late.look(at);
    }
    assertThat(said).containsExactly("2.1 [0,%d) goes on".formatted(LONGEST + 1));
  }

  @Test
  void messageWithoutReadingsIsNoStretch() {
    hear(1, 0);
    late.look(QUIET);
    assertThat(said).isEmpty();
  }
}
