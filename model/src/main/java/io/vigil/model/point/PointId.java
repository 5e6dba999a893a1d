package io.vigil.model.point;

import java.util.Objects;

/**
 * Names a measuring place (测点): the enterprise and the enterprise's own code for the point.
 *
 * <p>Its text form is {@code enterprise:code}; the enterprise never holds a colon, the code may.
 *
 * @param enterprise 3 to 32 of {@code [a-z0-9-]}
 * @param code 1 to 64 printable characters without control characters, quotes or white space
 */
public record PointId(String enterprise, String code) {
  public PointId {
    Names.requireEnterprise(enterprise);
    Names.requireCode(code);
  }

  /** Reads the text form; throws {@link IllegalArgumentException} naming what is wrong with it. */
  public static PointId of(String text) {
    int colon = Objects.requireNonNull(text, "text").indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("point id '" + text + "' is not enterprise:code");
    }
    return new PointId(text.substring(0, colon), text.substring(colon + 1));
  }

  @Override
  public String toString() {
    return enterprise + ":" + code;
  }
}
