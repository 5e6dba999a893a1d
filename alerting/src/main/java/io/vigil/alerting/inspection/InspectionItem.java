package io.vigil.alerting.inspection;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/**
 * A place that is to be looked at.
 *
 * @param id {@code inspection/ordinal}
 * @param inspection which inspection
 * @param ordinal place in the list, from 1
 * @param what is to be looked at: a point or a place, in words
 * @param fine whether it was as it should be; null before
 * @param note what was found; empty before
 */
@MappedEntity("inspection_item")
record InspectionItem(
    @Id String id,
    String inspection,
    int ordinal,
    String what,
    @Nullable Boolean fine,
    String note) {
  static InspectionItem of(String inspection, int ordinal, String what) {
    return new InspectionItem(inspection + "/" + ordinal, inspection, ordinal, what, null, "");
  }

  InspectionItem found(Finding finding) {
    return new InspectionItem(id, inspection, ordinal, what, finding.fine(), finding.note());
  }

  /**
   * What was found at a place.
   *
   * @param ordinal its place in the list
   * @param fine whether it was as it should be
   * @param note what was found; what is not fine needs one
   */
  record Finding(int ordinal, boolean fine, String note) {}
}
