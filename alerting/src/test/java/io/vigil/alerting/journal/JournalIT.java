package io.vigil.alerting.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.alerting.Inside;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Room;
import io.vigil.model.wire.LogTopics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Numbers without gaps in the order of commits; what fails leaves nothing; what holds is said. */
@ExtendWith(Room.Shared.class)
class JournalIT {
  private static final String TOPIC = LogTopics.ALERT_JOURNAL;
  private static final AtomicInteger KEYS = new AtomicInteger();

  private Journal journal;

  @BeforeEach
  void find(Room room) {
    journal = Inside.of(room.alerting()).getBean(Journal.class);
  }

  @Test
  void transactionThatWritesNothingTakesNoNumber() {
    JournalNumber before = journal.position();
    JournalNumber next = journal.write(JournalPen::next);
    assertThat(next).isEqualTo(before.next());
    assertThat(journal.position()).isEqualTo(before);
  }

  @Test
  void transactionThatFailsTakesNoNumberAndSaysNothing(Room room) throws Exception {
    JournalNumber before = journal.position();
    String key = key();
    assertThatThrownBy(
            () ->
                journal.write(
                    pen -> {
                      pen.say(TOPIC, key, bytes("lost"));
                      throw new IllegalStateException("the test says so");
                    }))
        .hasMessage("the test says so");
    assertThat(journal.position()).isEqualTo(before);
    journal.write(pen -> say(pen, key, "kept"));
    Eventually.get(() -> said(room, key), all -> !all.isEmpty());
    assertThat(said(room, key)).containsExactly("kept");
  }

  @Test
  void whatOneTransactionSaysIsSaidInItsOrderAndTransactionsInTheirs(Room room) throws Exception {
    String key = key();
    for (int i = 0; i < 200; i++) {
      int first = 2 * i;
      journal.write(
          pen -> {
            pen.say(TOPIC, key, bytes(first + ""));
            return say(pen, key, (first + 1) + "");
          });
    }
    Eventually.get(() -> said(room, key), all -> all.size() >= 400);
    assertThat(said(room, key))
        .containsExactlyElementsOf(IntStream.range(0, 400).mapToObj(Integer::toString).toList());
  }

  @Test
  void transactionsOfManyThreadsRunOneAfterTheOther()
      throws ExecutionException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try {
      List<Callable<Boolean>> writes = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        writes.add(
            () ->
                journal.write(
                    pen -> {
                      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                      say(pen, "many", "x");
                      return inside.decrementAndGet() == 0;
                    }));
      }
      for (Future<Boolean> write : threads.invokeAll(writes)) {
        assertThat(write.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(most).hasValue(1);
  }

  @Test
  void listenerIsCalledAfterEveryCommitAndAfterNoFailure() {
    AtomicInteger commits = new AtomicInteger();
    Thread mine = Thread.currentThread();
    journal.onCommit(
        () -> {
          if (Thread.currentThread() == mine) {
            commits.incrementAndGet();
          }
        });
    journal.write(pen -> true);
    assertThat(commits).hasValue(1);
    assertThatThrownBy(() -> journal.write(pen -> 1 / Integer.parseInt("0")))
        .isInstanceOf(ArithmeticException.class);
    assertThat(commits).hasValue(1);
  }

  @Test
  void entriesAreReadInPagesThatJoin(Room room) throws Exception {
    String plant = room.plant(3);
    JournalNumber from = journal.position();
    for (int i = 1; i <= 3; i++) {
      room.raise(plant, "F%02d.CH4".formatted(i));
    }
    Eventually.get(() -> room.openOf(plant), all -> all.size() == 3);
    List<JournalEntry> all = journal.after(from, 1_000);
    assertThat(all).hasSizeGreaterThanOrEqualTo(3);
    List<JournalEntry> paged = new ArrayList<>();
    JournalNumber at = from;
    for (int i = 0; i < all.size(); i++) {
      JournalEntry next = journal.after(at, 1).get(0);
      assertThat(next.number()).isEqualTo(at.next());
      paged.add(next);
      at = next.number();
    }
    assertThat(paged).isEqualTo(all);
    assertThat(journal.after(new JournalNumber(at.epoch() + 1, 0), 10)).isEmpty();
  }

  private static boolean say(JournalPen pen, String key, String text) {
    pen.say(TOPIC, key, bytes(text));
    return true;
  }

  private static String key() {
    return "journal-test-" + KEYS.incrementAndGet();
  }

  private static List<String> said(Room room, String key) {
    return room.log().read(TOPIC).stream()
        .filter(record -> key.equals(record.key()))
        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
        .toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
