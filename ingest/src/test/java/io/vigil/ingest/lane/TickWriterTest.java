package io.vigil.ingest.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TickWriterTest {
  private static final long TICK = 10_000_000L;

  private final Map<Integer, Long> appended = new TreeMap<>(Map.of(0, 0L, 4, 0L));
  private final Set<Integer> empty = new TreeSet<>();
  private final List<String> written = new ArrayList<>();
  private long nanos;

  private final TickWriter ticks =
      new TickWriter(
          new TickWriter.Lanes() {
            @Override
            public Iterable<Integer> lanes() {
              return appended.keySet();
            }

            @Override
            public boolean hasPoints(int lane) {
              return !empty.contains(lane);
            }

            @Override
            public long appendedNanos(int lane) {
              return Objects.requireNonNull(appended.get(lane));
            }

            @Override
            public void tick(int lane, long at) {
              written.add(lane + "@" + at);
              appended.put(lane, nanos);
            }
          },
          10,
          0);

  @Test
  void silentLanesGetATickAndTheNextOnlyATickLater() {
    look(TICK - 1, 0);
    assertThat(written).isEmpty();
    look(TICK, 0);
    assertThat(written).containsExactly("0@10", "4@10");
    look(2 * TICK - 1, 0);
    assertThat(written).hasSize(2);
    look(2 * TICK, 0);
    assertThat(written).hasSize(4).endsWith("0@20", "4@20");
  }

  @Test
  void laneWithoutPointsIsSilentForHalfASecondBetweenTicks() {
    empty.add(4);
    for (int tick = 1; tick <= 100; tick++) {
      look(tick * TICK, 0);
    }
    assertThat(written).filteredOn(each -> each.startsWith("0@")).hasSize(100);
    assertThat(written)
        .filteredOn(each -> each.startsWith("4@"))
        .containsExactly("4@500", "4@1000");
  }

  @Test
  void laneInWhichSomethingWasAppendedGetsNone() {
    appended.put(4, TICK - 1);
    look(TICK, 0);
    assertThat(written).containsExactly("0@10");
    assertThat(ticks.untilDue(TICK)).isEqualTo(TICK - 1);
  }

  @Test
  void laneThatIsHalfATickFromDueIsWrittenWithTheOthers() {
    appended.put(4, TICK / 2 + 1);
    look(TICK, 0);
    assertThat(written).containsExactly("0@10");
    assertThat(ticks.untilDue(TICK)).isEqualTo(TICK / 2 + 1);
    look(TICK + TICK / 2 + 1, 0);
    assertThat(written).containsExactly("0@10", "0@15", "4@15");
    assertThat(ticks.untilDue(nanos)).isEqualTo(TICK);
  }

  @Test
  void noLaneIsSilentForLongerThanATickAndWritesAreHalfATickApart() {
    Random random = new Random(7);
    for (int lane = 0; lane < 8; lane++) {
      appended.put(lane, 0L);
    }
    long wroteAt = -TICK;
    while (nanos < 1_000 * TICK) {
      long untilDue = ticks.untilDue(nanos);
      long untilMessage = 1 + random.nextLong(TICK);
      nanos += Math.min(untilDue, untilMessage);
      if (untilMessage < untilDue) {
        appended.put(random.nextInt(8), nanos);
      } else {
        int before = written.size();
        look(nanos, 0);
        assertThat(appended.values()).allMatch(at -> nanos - at < TICK);
        if (written.size() > before) {
          assertThat(nanos - wroteAt).isGreaterThanOrEqualTo(TICK / 2);
          wroteAt = nanos;
        }
      }
    }
    assertThat(written).hasSizeGreaterThan(4_000);
  }

  @Test
  void tickStandsBehindEverythingThatWasQueuedWhenItFellDueAndCarriesThatMoment() {
    look(TICK, 2);
    ticks.tookOne();
    look(2 * TICK, 5);
    assertThat(written).isEmpty();
    ticks.tookOne();
    look(3 * TICK, 5);
    assertThat(written).containsExactly("0@10", "4@10");
  }

  @Test
  void laneThatWasAppendedToWhileTheTickWaitedGetsNone() {
    look(TICK, 1);
    appended.put(0, TICK + 5);
    ticks.tookOne();
    look(TICK + 6, 0);
    assertThat(written).containsExactly("4@10");
  }

  @Test
  void endlessQueueDoesNotKeepTicksAway() {
    for (int i = 0; i < 100; i++) {
      look(i * TICK / 2, 10);
      ticks.tookOne();
    }
    assertThat(written).hasSizeGreaterThan(4);
  }

  private void look(long now, int queued) {
    nanos = now;
    ticks.look(now, now / 1_000_000, queued);
  }
}
