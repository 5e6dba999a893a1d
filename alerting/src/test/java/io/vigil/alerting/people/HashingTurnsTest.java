package io.vigil.alerting.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HashingTurnsTest {
  private final HashingTurns turns = new HashingTurns(1);
  private final AtomicInteger working = new AtomicInteger();

  @Test
  void oneIsHashedAtATimeOthersWaitAndWhoComesBehindManyIsToldSo() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ExecutorService people = Executors.newCachedThreadPool();
    try {
      List<CompletableFuture<Integer>> all = new ArrayList<>();
      all.add(
          CompletableFuture.supplyAsync(
              () ->
                  turns.take(
                      () -> {
                        begun.countDown();
                        await(goOn);
                        return atOnce();
                      }),
              people));
      begun.await();
      for (int i = 0; i < HashingTurns.MOST_WAITING; i++) {
        all.add(CompletableFuture.supplyAsync(() -> turns.take(this::atOnce), people));
      }
      while (turns.waiting() < HashingTurns.MOST_WAITING) {
        Thread.onSpinWait();
      }
      assertThatThrownBy(() -> turns.take(this::atOnce)).hasMessageContaining("sign in");
      goOn.countDown();
      assertThat(all).allSatisfy(one -> assertThat(one.join()).isEqualTo(1));
      assertThat(turns.take(this::atOnce)).as("when all are through").isEqualTo(1);
    } finally {
      people.shutdownNow();
    }
  }

  @Test
  void whatFailsGivesItsTurnBack() {
    assertThatThrownBy(
            () ->
                turns.take(
                    () -> {
                      throw new IllegalStateException("no such algorithm");
                    }))
        .hasMessage("no such algorithm");
    assertThat(turns.take(this::atOnce)).isEqualTo(1);
  }

  /** How many work at this moment, this one among them. */
  private int atOnce() {
    try {
      return working.incrementAndGet();
    } finally {
      working.decrementAndGet();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
