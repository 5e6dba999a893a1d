package io.vigil.ingest.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LogReceiptTest {
  private final AtomicInteger done = new AtomicInteger();
  private final LogReceipt receipt = new LogReceipt(done::incrementAndGet);

  @Test
  void messageThatBecameNothingIsDoneOnceItIsSealed() {
    assertThat(receipt.isDone()).isFalse();
    receipt.seal();
    assertThat(receipt.isDone()).isTrue();
    assertThat(done).hasValue(1);
  }

  @Test
  void recordThatArrivesBeforeTheNextIsExpectedEndsNothing() {
    receipt.expect();
    receipt.arrived();
    assertThat(receipt.isDone()).isFalse();
    receipt.expect();
    receipt.seal();
    assertThat(receipt.isDone()).isFalse();
    receipt.arrived();
    assertThat(receipt.isDone()).isTrue();
    assertThat(done).hasValue(1);
  }

  @Test
  void whoeverBringsTheLastRecordEndsItOnce() throws InterruptedException {
    List<Runnable> arrivals = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      receipt.expect();
      arrivals.add(receipt::arrived);
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      arrivals.forEach(threads::execute);
      receipt.seal();
    } finally {
      threads.shutdown();
    }
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(receipt.isDone()).isTrue();
    assertThat(done).hasValue(1);
  }
}
