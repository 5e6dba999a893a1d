package io.vigil.alerting.declared;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.vigil.model.event.OfficeKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order, a notice or an entry of a calendar. Never deleted, and never changed but for its end: a
 * correction is another one that takes its place.
 *
 * @param id {@code d-epoch-n}, after the journal number at which it was put on record
 * @param enterprise whom it concerns
 * @param division where that lies (GB/T 2260 code)
 * @param kind what it says
 * @param units plant units that it concerns, one a line; empty for the whole enterprise
 * @param allowedKw what may be drawn while power is curtailed, kW; null for all other kinds
 * @param document number of the document (文号); empty where none is asked for
 * @param note in words; may be empty
 * @param begins from when, on the clock of deadlines
 * @param until to when; null until further notice
 * @param madeBy who put it on record
 * @param madeAt when
 * @param replaces id of the one that it corrects; null if it corrects none
 * @param endedBy who ended or corrected it; null if its time passed, or if it has not ended
 * @param endedAt when it ended; null while it has not
 */
@MappedEntity("declaration")
record Declaration(
    @Id String id,
    String enterprise,
    String division,
    DeclarationKind kind,
    String units,
    @Nullable Double allowedKw,
    String document,
    String note,
    Instant begins,
    @Nullable Instant until,
    String madeBy,
    Instant madeAt,
    @Nullable String replaces,
    @Nullable String endedBy,
    @Nullable Instant endedAt) {
  /** Where it stands. */
  enum State {
    WAITING,
    IN_FORCE,
    OVER
  }

  List<String> unitList() {
    return units.isEmpty() ? List.of() : List.of(units.split("\n"));
  }

  State stateAt(Instant now) {
    if (endedAt != null || (until != null && !now.isBefore(until))) {
      return State.OVER;
    }
    return now.isBefore(begins) ? State.WAITING : State.IN_FORCE;
  }

  /** When it changes next of itself; null if it does not. */
  @Nullable Instant nextAfter(Instant now) {
    return stateAt(now) == State.WAITING ? begins : until;
  }

  /**
   * What a point shows while these are on record: the strictest state, of entries of a calendar the
   * one that was made last, and the least power that may be drawn, kW; what is least if none of
   * them concerns it.
   */
  static double shown(List<Declaration> all, OfficeKind kind, String unit, Instant now) {
    Comparator<Declaration> weight =
        kind == OfficeKind.STATE
            ? Comparator.comparingInt(one -> one.kind().value())
            : Comparator.comparing(Declaration::madeAt);
    List<Declaration> inForce =
        all.stream()
            .filter(one -> one.stateAt(now) == State.IN_FORCE)
            .filter(one -> one.units().isEmpty() || one.unitList().contains(unit))
            .toList();
    if (kind == OfficeKind.ALLOWED_KW) {
      return inForce.stream()
          .map(Declaration::allowedKw)
          .filter(Objects::nonNull)
          .mapToDouble(Double::doubleValue)
          .min()
          .orElse(kind.least());
    }
    return inForce.stream()
        .filter(one -> one.kind().shownBy() == kind)
        .max(weight)
        .map(one -> (double) one.kind().value())
        .orElse(kind.least());
  }

  Declaration ended(@Nullable String by, Instant when) {
    return new Declaration(
        id,
        enterprise,
        division,
        kind,
        units,
        allowedKw,
        document,
        note,
        begins,
        until,
        madeBy,
        madeAt,
        replaces,
        by,
        when);
  }
}
