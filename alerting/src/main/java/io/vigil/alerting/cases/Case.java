package io.vigil.alerting.cases;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Relation;
import io.vigil.alerting.duty.Position;
import io.vigil.model.alert.Mode;
import io.vigil.model.alert.Scheme;
import io.vigil.model.alert.Severity;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The human handling of one Alert, or of several of the same unit and scheme that followed each
 * other. Immutable; changes go through {@link CaseEdit} inside a transaction of the journal.
 *
 * @param id {@code c-epoch-n}, after the journal number at which it was opened
 * @param changedEpoch first half of the journal number at which it last changed
 * @param changedN second half
 * @param version grows with every change
 * @param joinKey enterprise, unit and scheme
 * @param enterprise the tenant
 * @param enterpriseName what people call it, Chinese
 * @param enterpriseNameEn what people call it, English
 * @param division where it lies (GB/T 2260 code)
 * @param unit plant unit
 * @param scheme which colours people see
 * @param severity the highest of its Alerts
 * @param mode REAL or DRILL
 * @param offline whether it is about something that is silent
 * @param state where the handling stands
 * @param responsible the position that answers for it, {@code tier:area}
 * @param opened when
 * @param newestAlert when the newest of its Alerts came
 * @param alerts how many Alerts it holds, repetitions counted
 * @param due by when it must have got on, on the clock of deadlines; null when closed
 * @param escalations how many times it has not
 * @param assignee user name of who is to do it; null for nobody in particular
 * @param receivedBy who received it; null if nobody has
 * @param receivedAt when
 * @param feedback what was found and done
 * @param closedBy who accepted it; null while it is open
 * @param closedAt when
 * @param reopened how many times another Alert opened it again
 */
@MappedEntity("disposal_case")
record Case(
    @Id String id,
    long changedEpoch,
    long changedN,
    long version,
    String joinKey,
    String enterprise,
    String enterpriseName,
    String enterpriseNameEn,
    String division,
    String unit,
    Scheme scheme,
    Severity severity,
    Mode mode,
    boolean offline,
    CaseState state,
    String responsible,
    Instant opened,
    Instant newestAlert,
    int alerts,
    @Nullable Instant due,
    int escalations,
    @Nullable String assignee,
    @Nullable String receivedBy,
    @Nullable Instant receivedAt,
    @MappedProperty("") @Relation(Relation.Kind.EMBEDDED) Feedback feedback,
    @Nullable String closedBy,
    @Nullable Instant closedAt,
    int reopened) {
  boolean isOpen() {
    return state != CaseState.CLOSED;
  }

  /** The position that answers for it. */
  Optional<Position> position() {
    return Position.parse(responsible);
  }

  CaseEdit edit() {
    return new CaseEdit(this);
  }
}
