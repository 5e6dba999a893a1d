package io.vigil.streaming.store;

import io.vigil.streaming.count.JobCounters;
import io.vigil.streaming.count.JobCounters.Count;
import io.vigil.streaming.store.StoreClient.LinesRefusedException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers lines and writes them, blocking, until the store has them.
 *
 * <p>While the store is away it tries again and again, for as long as it takes, at most {@value
 * #LONGEST_WAIT_MILLIS} ms apart. The task stands still meanwhile, its inputs fill up and the
 * source stops reading: what is missing waits in the log. Cancelling interrupts the wait.
 *
 * <p>A batch that the store refuses is halved until the lines it means are found; they go to the
 * dead-letter file, the others into the store.
 *
 * <p>A checkpoint ends only when all lines before it are written. All methods, the timer's too, run
 * on the task's thread, one after the other.
 */
final class StoreWriter implements SinkWriter<StoreLines> {
  static final long LONGEST_WAIT_MILLIS = 2_000;
  private static final long FIRST_WAIT_MILLIS = 50;
  private static final Logger LOG = LoggerFactory.getLogger(StoreWriter.class);

  private final StoreOptions options;
  private final StoreClient client;
  private final DeadLetterFile deadLetters;
  private final ProcessingTimeService timers;
  private final JobCounters counters;

  private final StringBuilder gathered = new StringBuilder(1 << 16);
  private int lines;
  private boolean timerSet;

  StoreWriter(
      StoreOptions options,
      StoreClient client,
      DeadLetterFile deadLetters,
      ProcessingTimeService timers,
      JobCounters counters) {
    this.options = options;
    this.client = client;
    this.deadLetters = deadLetters;
    this.timers = timers;
    this.counters = counters;
  }

  @Override
  public void write(StoreLines more, Context context) throws InterruptedException {
    gathered.append(more.text());
    lines += more.count();
    if (lines >= options.batchLines()) {
      writeGathered();
    } else {
      setTimer();
    }
  }

  @Override
  public void flush(boolean endOfInput) throws InterruptedException {
    writeGathered();
  }

  @Override
  public void close() {
    client.close();
  }

  private void setTimer() {
    if (!timerSet) {
      timerSet = true;
      long due = timers.getCurrentProcessingTime() + options.flushMillis();
      var unused = timers.registerTimer(due, time -> onTimer());
    }
  }

  private void onTimer() throws InterruptedException {
    timerSet = false;
    writeGathered();
  }

  private void writeGathered() throws InterruptedException {
    if (lines == 0) {
      return;
    }
    String text = gathered.toString();
    int count = lines;
    gathered.setLength(0);
    lines = 0;
    write(text, count);
  }

  /** Returns when every line is in the store or in the dead-letter file. */
  private void write(String text, int count) throws InterruptedException {
    try {
      writeUntilAnswered(text);
      counters.count(Count.STORED, count);
    } catch (LinesRefusedException refused) {
      if (count == 1) {
        bury(text, refused);
        return;
      }
      int middle = startOfLine(text, count / 2);
      write(text.substring(0, middle), count / 2);
      write(text.substring(middle), count - count / 2);
    }
  }

  private void writeUntilAnswered(String text) throws LinesRefusedException, InterruptedException {
    for (long wait = FIRST_WAIT_MILLIS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS)) {
      try {
        client.write(text);
        if (wait > FIRST_WAIT_MILLIS) {
          LOG.info("the store at {} takes lines again", options.url());
        }
        return;
      } catch (IOException e) {
        if (Thread.interrupted()) {
          throw new InterruptedException("cancelled while writing to the store");
        }
        counters.count(Count.STORE_RETRIES);
        if (wait == FIRST_WAIT_MILLIS) {
          LOG.warn("the store at {} takes nothing, trying again: {}", options.url(), e.toString());
        }
        TimeUnit.MILLISECONDS.sleep(wait);
      }
    }
  }

  private void bury(String line, LinesRefusedException refused) {
    counters.count(Count.DEAD_LETTERS);
    try {
      deadLetters.append(String.valueOf(refused.getMessage()), line);
    } catch (IOException e) {
      // The line must not hold up the others; here it is at least in our own log.
      LOG.error(
          "no dead-letter file; refused line: {} ({})", line.strip(), refused.getMessage(), e);
    }
  }

  private static int startOfLine(String text, int number) {
    int at = 0;
    for (int i = 0; i < number; i++) {
      at = text.indexOf('\n', at) + 1;
    }
    return at;
  }
}
