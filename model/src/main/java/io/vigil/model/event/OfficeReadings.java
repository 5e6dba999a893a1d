package io.vigil.model.event;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How everything stands that is on record about an enterprise in Vigil itself, since a moment. It
 * takes the place of what was said before of the same enterprise.
 *
 * @param enterprise the tenant
 * @param boot names the series that {@code number} counts in, as a boot id of a sender
 * @param number grows with every saying of the series
 * @param time since when it stands so, milliseconds UTC
 * @param values what each point of a kind of {@link OfficeKind} shows, by code
 */
public record OfficeReadings(
    String enterprise, String boot, long number, long time, SortedMap<String, Double> values) {
  public OfficeReadings {
    values = new TreeMap<>(values);
  }
}
