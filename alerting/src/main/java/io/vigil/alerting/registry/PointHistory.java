package io.vigil.alerting.registry;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.PointId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What points were before they became what they are. Blocking. */
@Singleton
public class PointHistory {
  private final PointVersionRepository versions;

  /**
   * What a point was.
   *
   * @param definition with its limits
   * @param since from when on, until the next
   * @param person who brought it; null if it was not a person
   */
  public record Version(PointDefinition definition, Instant since, @Nullable String person) {}

  PointHistory(PointVersionRepository versions) {
    this.versions = versions;
  }

  /** The newest first, as many at most; never none for a point that is on record. */
  public List<Version> newest(PointId point, int most) {
    return versions.newest(point.toString(), most).stream().map(PointVersion::toVersion).toList();
  }

  /** Within the transaction that changes them. */
  void keep(List<PointDefinition> changed, Instant since, @Nullable String person) {
    versions.saveAll(changed.stream().map(one -> PointVersion.of(one, since, person)).toList());
  }
}
