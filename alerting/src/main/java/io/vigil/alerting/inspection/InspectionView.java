package io.vigil.alerting.inspection;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.inspection.Inspections.Whole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An inspection; see {@link Inspection}. Times are RFC 3339. */
@Serdeable(naming = SnakeCaseStrategy.class)
record InspectionView(
    String id,
    InspectionKind kind,
    String position,
    String question,
    List<ItemView> items,
    String askedFrom,
    String askedBy,
    String askedAt,
    String due,
    @Nullable Integer seed,
    @Nullable Integer candidates,
    String answer,
    @Nullable String answeredBy,
    @Nullable String answeredAt,
    @Nullable String missedAt) {
  /** What is to be looked at; see {@link InspectionItem}. */
  @Serdeable
  record ItemView(int ordinal, String what, @Nullable Boolean fine, String note) {}

  static InspectionView of(Whole whole) {
    Inspection one = whole.inspection();
    return new InspectionView(
        one.id(),
        one.kind(),
        one.position(),
        one.question(),
        whole.items().stream()
            .map(item -> new ItemView(item.ordinal(), item.what(), item.fine(), item.note()))
            .toList(),
        one.askedFrom(),
        one.askedBy(),
        PlantTime.format(one.askedAt()),
        PlantTime.format(one.due()),
        one.seed(),
        one.candidates(),
        one.answer(),
        one.answeredBy(),
        PlantTime.formatOrNull(one.answeredAt()),
        PlantTime.formatOrNull(one.missedAt()));
  }
}
