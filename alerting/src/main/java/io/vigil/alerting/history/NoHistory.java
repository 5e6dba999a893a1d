package io.vigil.alerting.history;

import io.vigil.model.point.PointId;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where no store is configured: there are no trends, and nothing else is missing. */
final class NoHistory implements ReadingHistory {
  private static final String WORDS = "no store is configured";

  @Override
  public List<Bucket> series(PointId point, Instant from, Instant to, long bucketMillis)
      throws IOException {
    throw new IOException(WORDS);
  }

  @Override
  public List<Said> readings(PointId point, Instant from, Instant to, int most) throws IOException {
    throw new IOException(WORDS);
  }

  @Override
  public Map<PointId, Stored> newestOf(Collection<PointId> points, Instant since)
      throws IOException {
    throw new IOException(WORDS);
  }

  @Override
  public Map<String, Instant> newest() throws IOException {
    throw new IOException(WORDS);
  }
}
