package io.vigil.alerting.onboarding;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Relation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application (接入申请) of an enterprise. Never deleted. Immutable; changes are made inside a
 * transaction of the journal.
 *
 * @param id {@code on-epoch-n}, after the journal number at which it was begun
 * @param version grows with every change
 * @param openKey the enterprise while it is open, so that there is one at a time; null afterwards
 * @param enterprise the tenant
 * @param division where that lies (GB/T 2260 code)
 * @param kind what it is for
 * @param state where it stands
 * @param draft the plant file as it is to be, JSON
 * @param base digest of the plant file it began from; null for a new plant
 * @param reason why, in words; empty if not said
 * @param sensors codes of points whose sensor is another one, comma-separated; empty if none
 * @param profile what the enterprise says of itself
 * @param askedBy who began it
 * @param askedAt when
 * @param course how far it has come
 */
@MappedEntity("onboarding")
record Onboarding(
    @Id String id,
    long version,
    @Nullable String openKey,
    String enterprise,
    String division,
    OnboardingKind kind,
    OnboardingState state,
    String draft,
    @Nullable String base,
    String reason,
    String sensors,
    @MappedProperty("") @Relation(Relation.Kind.EMBEDDED) Profile profile,
    String askedBy,
    Instant askedAt,
    @MappedProperty("") @Relation(Relation.Kind.EMBEDDED) Course course) {
  List<String> sensorList() {
    return sensors.isEmpty() ? List.of() : List.of(sensors.split(","));
  }

  /** The same with what the engineer wrote. */
  Onboarding written(Draft by) {
    return new Onboarding(
        id,
        version + 1,
        openKey,
        enterprise,
        division,
        kind,
        state,
        by.plant(),
        base,
        by.reason(),
        String.join(",", by.sensors()),
        by.profile(),
        askedBy,
        askedAt,
        course);
  }

  /** The same for something else. */
  Onboarding of(OnboardingKind other) {
    return changed(other, state, course);
  }

  /** The same, one step further. */
  Onboarding to(OnboardingState next, Course with) {
    return changed(kind, next, with);
  }

  private Onboarding changed(OnboardingKind as, OnboardingState next, Course with) {
    return new Onboarding(
        id,
        version + 1,
        next.isOpen() ? openKey : null,
        enterprise,
        division,
        as,
        next,
        draft,
        base,
        reason,
        sensors,
        profile,
        askedBy,
        askedAt,
        with);
  }
}
