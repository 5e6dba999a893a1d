package io.vigil.alerting.onboarding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The columns of a file of points (design: onboarding §2), each with its field in a plant file. */
enum PointColumn {
  POINT_CODE("code", Kind.TEXT, true),
  NAME("name", Kind.TEXT, true),
  NAME_EN("nameEn", Kind.TEXT, false),
  UNIT_CODE("unit", Kind.TEXT, true),
  KIND("kind", Kind.TEXT, true),
  MEASURE_UNIT("measureUnit", Kind.TEXT, true),
  RANGE_LOW("rangeLow", Kind.NUMBER, true),
  RANGE_HIGH("rangeHigh", Kind.NUMBER, true),
  LL("LL", Kind.LIMIT, false),
  L("L", Kind.LIMIT, false),
  H("H", Kind.LIMIT, false),
  HH("HH", Kind.LIMIT, false),
  DEADBAND("deadband", Kind.OWN, false),
  ON_DELAY_S("onMillis", Kind.OWN, false),
  SAMPLE_S("sampleMillis", Kind.SECONDS, true),
  REPORTING("reporting", Kind.TEXT, true),
  PROTOCOL("protocol", Kind.OWN, true),
  GATEWAY("gateway", Kind.TEXT, false),
  SOURCE("source", Kind.OWN, true),
  GAS("gas", Kind.TEXT, false),
  LOCATION("location", Kind.TEXT, false),
  REF_TEMP_C("refTempC", Kind.NUMBER, false),
  HARM("harm", Kind.RATIONALE, false),
  CONSEQUENCE("consequence", Kind.RATIONALE, false),
  CONSEQUENCE_EN("consequenceEn", Kind.RATIONALE, false),
  ACTION("action", Kind.RATIONALE, false),
  ACTION_EN("actionEn", Kind.RATIONALE, false),
  RESPOND_MINUTES("respondMinutes", Kind.RATIONALE, false),
  JUSTIFICATION("justification", Kind.RATIONALE, false),
  GRADE("", Kind.NOT_KEPT, false),
  PLACE("", Kind.NOT_KEPT, false),
  INSTALL_DATE("", Kind.NOT_KEPT, false),
  CALIBRATION_DUE("", Kind.NOT_KEPT, false),
  TAG_OF_INTERLOCK("", Kind.NOT_KEPT, false),
  REMARK("", Kind.NOT_KEPT, false);

  /** How a cell becomes a field. */
  enum Kind {
    /** As it is. */
    TEXT,
    /** A number. */
    NUMBER,
    /** A number of seconds, kept as milliseconds. */
    SECONDS,
    /** A limit of the plant. */
    LIMIT,
    /** Why limits of the plant's own deserve an Alert. */
    RATIONALE,
    /** In a way of its own. */
    OWN,
    /** A plant file has no place for it. */
    NOT_KEPT
  }

  private final String field;
  private final Kind kind;
  private final boolean mandatory;

  PointColumn(String field, Kind kind, boolean mandatory) {
    this.field = field;
    this.kind = kind;
    this.mandatory = mandatory;
  }

  /** Its name in the field of a point. */
  String field() {
    return field;
  }

  Kind kind() {
    return kind;
  }

  boolean isMandatory() {
    return mandatory;
  }

  /** As it stands in the heading. */
  String heading() {
    return kind == Kind.LIMIT ? name() : name().toLowerCase(Locale.ROOT);
  }

  /** The column of this heading; a star marks what is mandatory and is left out. */
  static Optional<PointColumn> of(String heading) {
    String name = heading.replace("*", "").strip();
    return Arrays.stream(values()).filter(one -> one.heading().equalsIgnoreCase(name)).findFirst();
  }

  /** The column that the field of a point comes from; empty if from none. */
  static Optional<PointColumn> ofField(String field) {
    return Arrays.stream(values())
        .filter(one -> !one.field.isEmpty() && one.field.equals(field))
        .findFirst();
  }
}
