package io.vigil.model.plant;

import org.jspecify.annotations.Nullable;

/**
 * What the tables of rule packs are looked up by for a point; each is needed only where a rule of
 * its kind asks for it.
 *
 * @param location key of the pack's table by location; null where none is given
 * @param gas which gas a detector shows, as the table of exposure limits names it, for example
 *     {@code H2S}; null where none is given
 * @param referenceCelsius temperature at which the instrument's ppm and mg/m³ mean the same, in
 *     degrees Celsius; null where none is given
 */
public record TableKeys(
    @Nullable String location, @Nullable String gas, @Nullable Double referenceCelsius) {
  /** Nothing is looked up. */
  public static final TableKeys NONE = new TableKeys(null, null, null);

  /** Only the location is given. */
  public static TableKeys at(String location) {
    return new TableKeys(location, null, null);
  }
}
