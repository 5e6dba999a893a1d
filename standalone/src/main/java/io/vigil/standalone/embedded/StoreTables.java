package io.vigil.standalone.embedded;

import io.questdb.cairo.CairoEngine;
import io.questdb.griffin.SqlException;

/**
 * The tables of the embedded store (design: architecture §5).
 *
 * <p>Both carry DEDUP UPSERT KEYS: a line written twice is one row. A table that the store made by
 * itself at the first write would keep both. Neither has a time to live: a recording of 2004 that
 * is replayed today would vanish on arrival.
 */
final class StoreTables {
  /** {@code offset} is the place in the log, for rehearsal. */
  private static final String READING =
      """
      CREATE TABLE IF NOT EXISTS reading (
        enterprise SYMBOL CAPACITY 1024,
        unit SYMBOL CAPACITY 4096,
        point SYMBOL CAPACITY 65536,
        value DOUBLE,
        quality SYMBOL CAPACITY 16,
        why SYMBOL CAPACITY 256,
        "offset" LONG,
        timestamp TIMESTAMP
      ) TIMESTAMP(timestamp) PARTITION BY DAY WAL
      DEDUP UPSERT KEYS(timestamp, enterprise, point)""";

  /** Nanoseconds, because the last digits of the time are the journal number. */
  private static final String ALERT =
      """
      CREATE TABLE IF NOT EXISTS alert (
        division SYMBOL CAPACITY 1024,
        enterprise SYMBOL CAPACITY 1024,
        unit SYMBOL CAPACITY 4096,
        point SYMBOL CAPACITY 65536,
        rule SYMBOL CAPACITY 4096,
        severity SYMBOL CAPACITY 16,
        event SYMBOL CAPACITY 64,
        alert_id VARCHAR,
        value DOUBLE,
        "limit" DOUBLE,
        actor VARCHAR,
        timestamp TIMESTAMP_NS
      ) TIMESTAMP(timestamp) PARTITION BY DAY WAL
      DEDUP UPSERT KEYS(timestamp, enterprise, rule, point)""";

  private StoreTables() {}

  /** Creates what is missing; before the port opens, so that no writer can be first. */
  static void create(CairoEngine engine) throws SqlException {
    engine.execute(READING);
    engine.execute(ALERT);
  }
}
