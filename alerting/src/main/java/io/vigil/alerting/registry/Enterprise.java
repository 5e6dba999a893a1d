package io.vigil.alerting.registry;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A tenant.
 *
 * @param id 3 to 32 of {@code [a-z0-9-]}
 * @param name what people call it, Chinese
 * @param nameEn what people call it, English
 * @param division where it lies, GB/T 2260 code
 * @param packs ids of its rule packs, comma-separated
 * @param lane where its points live, for life
 * @param created when it was first imported
 * @param phase whether it is judged, and its Alerts are real
 * @param silentAfterMillis after how long without a reading somebody should ask; 0 if nothing of it
 *     reports by itself
 */
@MappedEntity("enterprise")
public record Enterprise(
    @Id String id,
    String name,
    String nameEn,
    String division,
    String packs,
    int lane,
    Instant created,
    Phase phase,
    long silentAfterMillis) {
  /** Whether people call it otherwise, or it lies or is judged elsewhere, than it did before. */
  boolean isOther(Enterprise before) {
    return !name.equals(before.name)
        || !nameEn.equals(before.nameEn)
        || !division.equals(before.division)
        || !packs.equals(before.packs);
  }
}
