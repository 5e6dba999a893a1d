package io.vigil.ingest.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.fixture.Defined;
import io.vigil.ingest.fixture.KafkaNode;
import io.vigil.ingest.fixture.Waiting;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything that is defined is heard once before anything else, and every change after it. */
@Timeout(240)
class DefinitionFeedIT {
  private static final int LANE = 0;

  private final Ear ear = new Ear();
  private final IngestCounters counters = new IngestCounters();
  private KafkaNode log;
  private DefinitionFeed feed;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    log = KafkaNode.start(folder, 1);
    feed = new DefinitionFeed(log.bootstrap(), ear, counters);
  }

  @AfterEach
  void stop() {
    feed.close();
    log.close();
  }

  @Test
  void whereNothingIsDefinedThatIsSaidToo() {
    feed.start();
    Waiting.until("complete", () -> ear.completes() == 1);
    assertThat(ear.complete()).isEmpty();
  }

  @Test
  void ofSeveralVersionsTheNewestIsHeardWhereverItStands()
      throws ExecutionException, InterruptedException {
    log.define(Defined.mine(LANE));
    log.define(List.of(point(3), point(2)));
    feed.start();
    Waiting.until("complete", () -> ear.completes() == 1);
    assertThat(ear.complete()).hasSize(7).contains(point(3)).doesNotContain(point(2), point(1));
    assertThat(ear.changes()).isEmpty();
  }

  @Test
  void changesComeInTheOrderOfTheLog() throws ExecutionException, InterruptedException {
    feed.start();
    Waiting.until("complete", () -> ear.completes() == 1);
    List<Addressed> said = new ArrayList<>();
    for (int version = 1; version <= 50; version++) {
      said.add(point(version));
    }
    log.define(said);
    Waiting.until("all heard", () -> ear.changes().size() == 50);
    assertThat(ear.changes()).isEqualTo(said);
    assertThat(ear.completes()).isEqualTo(1);
  }

  @Test
  void bytesThatAreNoDefinitionAreCountedAndHideNothing()
      throws ExecutionException, InterruptedException {
    log.defineBytes("point/coal-a:A", new byte[] {9, 9, 9});
    log.defineBytes("point/coal-a:B", new byte[0]);
    log.define(List.of(point(1)));
    feed.start();
    Waiting.until("complete", () -> ear.completes() == 1);
    assertThat(ear.complete()).containsExactly(point(1));
    assertThat(counters.get(Count.DEFINITIONS_CORRUPT)).isEqualTo(2);
    log.defineBytes("point/coal-a:A", new byte[] {1});
    log.define(List.of(point(2)));
    Waiting.until("heard", () -> ear.changes().equals(List.of(point(2))));
    assertThat(counters.get(Count.DEFINITIONS_CORRUPT)).isEqualTo(3);
  }

  @Test
  void keyWithoutValueIsNoMistake() throws ExecutionException, InterruptedException {
    log.define(List.of(point(1)));
    log.defineBytes("point/coal-a:gone", null);
    feed.start();
    Waiting.until("complete", () -> ear.completes() == 1);
    assertThat(ear.complete()).containsExactly(point(1));
    assertThat(counters.get(Count.DEFINITIONS_CORRUPT)).isZero();
  }

  @Test
  void logThatIsNotThereYetIsWaitedFor() throws ExecutionException, InterruptedException {
    log.define(List.of(point(1)));
    log.stop();
    feed.start();
    assertThat(Waiting.holdsWithin(Duration.ofSeconds(1), () -> ear.completes() > 0)).isFalse();
    log.start();
    Waiting.until("complete", () -> ear.completes() == 1);
    assertThat(ear.complete()).containsExactly(point(1));
  }

  @Test
  void whatIsDefinedAfterAnOutageIsHeardWithoutASecondComplete()
      throws ExecutionException, InterruptedException {
    log.define(List.of(point(1)));
    feed.start();
    Waiting.until("complete", () -> ear.completes() == 1);
    log.stop();
    log.start();
    log.define(List.of(point(2)));
    Waiting.until("heard", () -> ear.changes().contains(point(2)));
    assertThat(ear.completes()).isEqualTo(1);
  }

  @Test
  void closingIsQuickAlsoWhileTheLogIsAway() {
    feed.start();
    Waiting.until("complete", () -> ear.completes() == 1);
    log.stop();
    long began = System.nanoTime();
    feed.close();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
  }

  private static Addressed point(long version) {
    return new Addressed(LANE, Defined.point(0, "A", 0, version, 40));
  }

  private static final class Ear implements DefinitionFeed.Listener {
    private final List<Addressed> complete = new ArrayList<>();
    private final List<Addressed> changes = new ArrayList<>();
    private int completes;

    @Override
    public synchronized void complete(List<Addressed> all) {
      completes++;
      complete.addAll(all);
    }

    @Override
    public synchronized void changed(List<Addressed> more) {
      changes.addAll(more);
    }

    synchronized int completes() {
      return completes;
    }

    synchronized List<Addressed> complete() {
      return List.copyOf(complete);
    }

    synchronized List<Addressed> changes() {
      return List.copyOf(changes);
    }
  }
}
