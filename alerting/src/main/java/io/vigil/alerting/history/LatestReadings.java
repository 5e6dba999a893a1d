package io.vigil.alerting.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.history.ReadingHistory.Stored;
import io.vigil.model.point.PointId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest reading of each of some points, as the API shows it. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record LatestReadings(List<Latest> items) {
  /**
   * One reading.
   *
   * @param pointId {@code enterprise:code}
   * @param t when it was measured, milliseconds UTC
   * @param value in the unit of the point; null where the reading has none
   * @param quality GOOD, UNCERTAIN or BAD
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Latest(
      @JsonProperty("point_id") String pointId, long t, @Nullable Double value, String quality) {
    static Latest of(PointId point, Stored reading) {
      return new Latest(point.toString(), reading.time(), reading.value(), reading.quality());
    }
  }
}
