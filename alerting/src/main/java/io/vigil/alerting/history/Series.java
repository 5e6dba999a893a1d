package io.vigil.alerting.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trend of a point as columns; index {@code i} of each is one bucket. An entry that is null in
 * all value columns is a gap, or a time without a good value.
 *
 * @param pointId {@code enterprise:code}
 * @param pointName what people call it
 * @param unitOfMeasure unit of all values; null where they have none
 * @param range both ends of the instrument's range
 * @param limits the limits it is judged by now
 * @param t begin of each bucket, milliseconds UTC
 * @param min smallest value in each
 * @param max greatest value in each
 * @param first first value in each
 * @param last last value in each
 * @param quality GOOD, UNCERTAIN or BAD; null in a gap
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record Series(
    @JsonProperty("point_id") String pointId,
    @JsonProperty("point_name") String pointName,
    @JsonProperty("unit_of_measure") @Nullable String unitOfMeasure,
    double[] range,
    List<Limit> limits,
    List<Long> t,
    List<@Nullable Double> min,
    List<@Nullable Double> max,
    List<@Nullable Double> first,
    List<@Nullable Double> last,
    List<@Nullable String> quality) {
  /** A limit line. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Limit(
      String rule,
      int severity,
      String comparison,
      double limit,
      double clear,
      String text,
      @JsonProperty("text_en") String textEn,
      String clause,
      @JsonProperty("clause_mark") String clauseMark) {}
}
