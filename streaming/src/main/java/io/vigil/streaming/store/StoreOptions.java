package io.vigil.streaming.store;

import java.io.Serializable;
import java.util.Objects;

/**
 * Where and how lines are written. Travels inside the job, so it holds texts and numbers only.
 *
 * @param dialect which write address the store has
 * @param url for example {@code http://127.0.0.1:8086}
 * @param bucket bucket; for {@link Dialect#INFLUX_1} {@code database} or {@code database/policy}
 * @param org organisation; {@code -} where the store knows none
 * @param token secret; for {@link Dialect#INFLUX_1} {@code user:password}; empty if none is asked
 * @param batchLines lines gathered before they are written, at least 1
 * @param flushMillis how long a line waits for others at most, at least 1
 * @param deadLetterFolder where lines go that the store refuses for good
 */
public record StoreOptions(
    Dialect dialect,
    String url,
    String bucket,
    String org,
    String token,
    int batchLines,
    long flushMillis,
    String deadLetterFolder)
    implements Serializable {
  /** Stores differ in the address they write to. */
  public enum Dialect {
    /** {@code /write?db=}: InfluxDB 1.x. */
    INFLUX_1,
    /** {@code /api/v2/write}: InfluxDB 2.x and QuestDB. */
    INFLUX_2
  }

  /**
   * A store works for a write far more than for a line: QuestDB on two cores 50 ms of CPU for each
   * (docs/benchmarks.md), so it gets at most one a second until there is more than fits.
   */
  private static final int BATCH_LINES = 20_000;

  private static final long FLUSH_MILLIS = 1_000;

  public StoreOptions {
    Objects.requireNonNull(dialect, "dialect");
    if (batchLines < 1 || flushMillis < 1) {
      throw new IllegalArgumentException(
          "batches of " + batchLines + " lines or " + flushMillis + " ms");
    }
  }

  /** QuestDB: no organisation, no secret, batches of 20,000 lines or a second. */
  public static StoreOptions questDb(String url, String deadLetterFolder) {
    return influx2(url, "-", "vigil", deadLetterFolder);
  }

  /** InfluxDB 2.x without a secret yet; batches of 20,000 lines or a second. */
  public static StoreOptions influx2(
      String url, String org, String bucket, String deadLetterFolder) {
    return new StoreOptions(
        Dialect.INFLUX_2, url, bucket, org, "", BATCH_LINES, FLUSH_MILLIS, deadLetterFolder);
  }

  /** InfluxDB 1.x without a secret; batches of 20,000 lines or a second. */
  public static StoreOptions influx1(String url, String database, String deadLetterFolder) {
    return new StoreOptions(
        Dialect.INFLUX_1, url, database, "-", "", BATCH_LINES, FLUSH_MILLIS, deadLetterFolder);
  }

  /** The same with another secret. */
  public StoreOptions withToken(String secret) {
    return new StoreOptions(
        dialect, url, bucket, org, secret, batchLines, flushMillis, deadLetterFolder);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "StoreOptions[" + dialect + " " + url + " " + bucket + ", " + batchLines + " lines]";
  }
}
