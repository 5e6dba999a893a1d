package io.vigil.ingest.lane;

/**
 * How records are appended to the log.
 *
 * @param bootstrap addresses of the log
 * @param clientId what the log and the thread list know the producer as
 * @param lingerMillis how long a record may wait for company, 0 to 5; every alert pays for it
 * @param mostUnfinished records that may wait for the log; above it nothing more is taken in
 * @param mostUnfinishedBytes bytes that may wait for the log
 * @param maxBlockMillis how long an append may wait for the log to answer at all
 * @param ownerEpoch the lease under which the lanes are owned
 */
public record LogOptions(
    String bootstrap,
    String clientId,
    int lingerMillis,
    int mostUnfinished,
    long mostUnfinishedBytes,
    long maxBlockMillis,
    int ownerEpoch) {
  /** Two milliseconds of company, 4,000 records or 16 MiB waiting, the first owner there is. */
  public static LogOptions defaults(String bootstrap) {
    return new LogOptions(bootstrap, "vigil-ingest", 2, 4_000, 16L << 20, 5_000, 1);
  }
}
