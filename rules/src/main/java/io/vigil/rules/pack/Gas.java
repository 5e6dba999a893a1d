package io.vigil.rules.pack;

import org.jspecify.annotations.Nullable;

/**
 * A toxic gas with its limits at the workplace.
 *
 * @param id as plant files name it
 * @param name what people call it, Chinese
 * @param nameEn what people call it, English
 * @param oelKind which limit of GBZ 2.1 the first alarm level stands on
 * @param oel that limit, mg/m³; the second level is twice as much (GB/T 50493-2019, 5.5.2)
 * @param pcStel short-term limit over 15 minutes, mg/m³; null where the table has none
 * @param idlh concentration that is immediately dangerous to life or health, mg/m³; null where the
 *     table has none
 * @param limitMark how well the limits are founded
 * @param molarMass g/mol
 * @param massMark how well the molar mass is founded
 */
record Gas(
    String id,
    String name,
    String nameEn,
    OelKind oelKind,
    double oel,
    @Nullable Double pcStel,
    @Nullable Double idlh,
    Mark limitMark,
    double molarMass,
    Mark massMark) {
  /** Kinds of occupational exposure limits (GBZ 2.1). */
  enum OelKind {
    /** Never to be exceeded. */
    MAC("MAC"),
    /** Mean over a shift of eight hours. */
    PC_TWA("PC-TWA"),
    /** The table does not say which. */
    UNSTATED("OEL");

    private final String words;

    OelKind(String words) {
      this.words = words;
    }
  }

  /** Columns that packs take limits from. */
  enum Column {
    OEL,
    IDLH
  }

  /** The limit in the column, mg/m³; null where the table has none. */
  @Nullable Double limit(Column column) {
    return switch (column) {
      case OEL -> oel;
      case IDLH -> idlh;
    };
  }

  /** What the column is called for this gas, for example {@code PC-TWA}. */
  String words(Column column) {
    return switch (column) {
      case OEL -> oelKind.words;
      case IDLH -> "IDLH";
    };
  }
}
