package io.vigil.ingest.slot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.fixture.KafkaNode;
import io.vigil.ingest.fixture.Waiting;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several want to own the lanes of one log. */
class SlotLeaseIT {
  private static final Logger LOG = LoggerFactory.getLogger(SlotLeaseIT.class);

  @Test
  void oneOwnsTheLanesAndWhoIsSilentIsReplacedAndToldSo(@TempDir Path folder) throws Exception {
    try (KafkaNode log = KafkaNode.start(folder, 1)) {
      SlotLease silent = SlotLease.await(log.bootstrap(), false);
      // It says nothing from here on, as one does that was killed or stands still.
      long began = System.nanoTime();
      SlotLease second = SlotLease.await(log.bootstrap(), false);
      LOG.info("took over after {} ms", (System.nanoTime() - began) / 1_000_000);
      assertThat(second.ownerEpoch()).isGreaterThan(silent.ownerEpoch());
      second.keep(() -> {});

      AtomicBoolean ended = new AtomicBoolean();
      silent.keep(() -> ended.set(true));
      Waiting.until("the one that stood still finds out", ended::get);

      CompletableFuture<SlotLease> third = waiting(log);
      second.close();
      Waiting.until("given up, taken", third::isDone);
      SlotLease last = third.get();
      assertThat(last.ownerEpoch()).isGreaterThan(second.ownerEpoch());
      last.close();
      silent.close();
    }
  }

  private static CompletableFuture<SlotLease> waiting(KafkaNode log) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return SlotLease.await(log.bootstrap(), false);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
