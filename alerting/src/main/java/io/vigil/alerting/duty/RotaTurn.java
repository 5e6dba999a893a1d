package io.vigil.alerting.duty;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * Who serves at a position from when to when. Turns of one position never overlap.
 *
 * @param id {@code r-epoch-n}, after the journal number at which it was written
 * @param position {@code tier:area}
 * @param enterprise of a plant's position; otherwise empty
 * @param division where the enterprise lies; otherwise the area of the position
 * @param officer name of the person
 * @param begins from when
 * @param ends until when, exclusive
 * @param writtenBy who wrote it down
 * @param writtenAt when
 */
@MappedEntity("rota_turn")
public record RotaTurn(
    @Id String id,
    String position,
    String enterprise,
    String division,
    String officer,
    Instant begins,
    Instant ends,
    String writtenBy,
    Instant writtenAt) {
  /** The same, over by then. */
  public RotaTurn endedAt(Instant end) {
    return new RotaTurn(
        id, position, enterprise, division, officer, begins, end, writtenBy, writtenAt);
  }

  /** Whether the person serves then. */
  public boolean covers(Instant moment) {
    return !moment.isBefore(begins) && moment.isBefore(ends);
  }
}
