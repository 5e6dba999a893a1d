package io.vigil.alerting.inspection;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a duty room asked of one position. Never deleted; a late answer does not undo that it was
 * missed.
 *
 * @param id {@code i-epoch-n}, after the journal number at which it was asked
 * @param kind how it is inspected
 * @param position that is to answer, {@code tier:area}
 * @param enterprise of a plant's position; otherwise empty
 * @param division where the enterprise lies; otherwise the area of the position
 * @param question in words
 * @param askedFrom the position that asks, {@code tier:area}
 * @param askedBy who
 * @param askedAt when
 * @param due by when it is to be answered, on the clock of deadlines
 * @param seed with which it was drawn; null if it was named
 * @param candidates from how many plants it was drawn; null if it was named
 * @param answer in words; empty before
 * @param answeredBy who answered; null before
 * @param answeredAt when; null before
 * @param missedAt when its time was over without an answer; null if it was not
 */
@MappedEntity("inspection")
record Inspection(
    @Id String id,
    InspectionKind kind,
    String position,
    String enterprise,
    String division,
    String question,
    String askedFrom,
    String askedBy,
    Instant askedAt,
    Instant due,
    @Nullable Integer seed,
    @Nullable Integer candidates,
    String answer,
    @Nullable String answeredBy,
    @Nullable Instant answeredAt,
    @Nullable Instant missedAt) {
  Inspection answered(String words, String by, Instant when) {
    return new Inspection(
        id,
        kind,
        position,
        enterprise,
        division,
        question,
        askedFrom,
        askedBy,
        askedAt,
        due,
        seed,
        candidates,
        words,
        by,
        when,
        missedAt);
  }

  Inspection missed(Instant when) {
    return new Inspection(
        id,
        kind,
        position,
        enterprise,
        division,
        question,
        askedFrom,
        askedBy,
        askedAt,
        due,
        seed,
        candidates,
        answer,
        answeredBy,
        answeredAt,
        when);
  }

  boolean isAnswered() {
    return answeredAt != null;
  }
}
