package io.vigil.alerting.journal;

import io.micrometer.core.instrument.MeterRegistry;
import io.vigil.alerting.AlertingOptions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether what is done can be recorded: by what could not be within the last two minutes, and by
 * what is left on the disk of the data folder, so that somebody is told before it is full. Any
 * thread.
 */
@Singleton
public class RecordRoom {
  private static final Logger LOG = LoggerFactory.getLogger(RecordRoom.class);

  /** A choice of ours: hours of a registry that many people write in. Bytes. */
  static final long LEAST_FREE_BYTES = 512L << 20;

  private static final Duration TOLD_FOR = Duration.ofMinutes(2);
  private static final long NEVER = Long.MIN_VALUE;

  private final Path data;
  private final Clock clock;
  private final AtomicLong failedAt = new AtomicLong(NEVER);

  RecordRoom(AlertingOptions options, Clock clock, MeterRegistry meters) {
    this.data = options.data();
    this.clock = clock;
    meters.gauge("vigil.record.troubles", this, RecordRoom::troubles);
  }

  /** Something could not be recorded: the journal, or evidence. Logged once, however often. */
  public void failed(String what, Throwable cause) {
    boolean isNew = failure() == null;
    failedAt.set(clock.millis());
    if (isNew) {
      LOG.error("record: {} cannot be written, so what was asked for did not happen", what, cause);
    }
  }

  /** What could not be done lately, in words; null while everything can be recorded. */
  public @Nullable String failure() {
    long at = failedAt.get();
    return at != NEVER && clock.millis() - at < TOLD_FOR.toMillis()
        ? "something could not be recorded within the last two minutes"
        : null;
  }

  /** How many reasons there are to tell somebody: what failed, and a disk that is nearly full. */
  public int troubles() {
    return (failure() == null ? 0 : 1) + (isTooLittle(freeBytes()) ? 1 : 0);
  }

  /** Whether so much room is worth a warning, in bytes. */
  static boolean isTooLittle(long freeBytes) {
    return freeBytes < LEAST_FREE_BYTES;
  }

  /** Bytes; of a disk that does not say it, nothing is known and nothing told. */
  private long freeBytes() {
    try {
      return Files.getFileStore(data).getUsableSpace();
    } catch (IOException e) {
      LOG.debug("record: the disk of {} does not say what is free", data, e);
      return Long.MAX_VALUE;
    }
  }
}
