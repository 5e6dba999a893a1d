package io.vigil.alerting.drill;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.vigil.model.alert.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An exercise (演练). Never deleted.
 *
 * @param id {@code d-epoch-n}, after the journal number at which it began
 * @param enterprise whose Alert is exercised
 * @param division where it lies
 * @param watch the Watch whose Alert is exercised, {@code enterprise/point/rule}
 * @param severity how urgent it is to be taken
 * @param note what is exercised, in words
 * @param alert id of its Alert
 * @param startedBy who
 * @param startedAt when
 * @param endedBy who ended it; null if a timer did, or if it goes on
 * @param endedAt when it ended; null if it goes on
 */
@MappedEntity("drill")
record Drill(
    @Id String id,
    String enterprise,
    String division,
    String watch,
    Severity severity,
    String note,
    String alert,
    String startedBy,
    Instant startedAt,
    @Nullable String endedBy,
    @Nullable Instant endedAt) {
  Drill ended(@Nullable String by, Instant when) {
    return new Drill(
        id, enterprise, division, watch, severity, note, alert, startedBy, startedAt, by, when);
  }

  /** What stands for its Watch: never a real one, so that a real Alert of it is not kept out. */
  String key() {
    return key(id);
  }

  static String key(String id) {
    return "drill/" + id;
  }
}
