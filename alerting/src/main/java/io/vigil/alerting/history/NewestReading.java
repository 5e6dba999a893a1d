package io.vigil.alerting.history;

import io.vigil.alerting.history.ReadingHistory.Stored;
import io.vigil.model.point.PointId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a point said last. Blocking; any thread. */
@Singleton
public class NewestReading {
  private final ReadingHistory history;

  /**
   * A reading.
   *
   * @param at when it was measured
   * @param value in the unit of the point; null where the reading has none
   * @param good whether its quality is GOOD
   */
  public record Said(Instant at, @Nullable Double value, boolean good) {}

  NewestReading(ReadingHistory history) {
    this.history = history;
  }

  /**
   * The newest stored reading; empty if there is none that is not older than {@code since}.
   *
   * @throws IOException if the store does not answer
   */
  public Optional<Said> of(PointId point, Instant since) throws IOException, InterruptedException {
    Stored stored = history.newestOf(List.of(point), since).get(point);
    return stored == null
        ? Optional.empty()
        : Optional.of(
            new Said(
                Instant.ofEpochMilli(stored.time()),
                stored.value(),
                stored.quality().equals("GOOD")));
  }
}
