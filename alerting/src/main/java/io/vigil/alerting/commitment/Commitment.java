package io.vigil.alerting.commitment;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * What the head of a plant commits to for a day (安全承诺). Never changed, never deleted.
 *
 * @param id {@code enterprise/day}: one a day
 * @param enterprise whose
 * @param division where it lies (GB/T 2260 code)
 * @param forDay the day in Asia/Shanghai, ISO 8601
 * @param hazards how the major hazards stand, in words
 * @param works special work of the day, in words
 * @param publishedBy who
 * @param publishedAt when
 * @param late whether that was after {@link CommitmentDay#due}
 */
@MappedEntity("commitment")
record Commitment(
    @Id String id,
    String enterprise,
    String division,
    String forDay,
    String hazards,
    String works,
    String publishedBy,
    Instant publishedAt,
    boolean late) {
  static String id(String enterprise, String day) {
    return enterprise + "/" + day;
  }
}
