package io.vigil.alerting.people;

import java.util.Arrays;
import java.util.List;

/** What a signed-in person may do. Nobody has both: who sets the limits does not acknowledge. */
public enum Role {
  /** System administrator: plants, gateways, credentials. */
  ADMIN,
  /** Duty officer: acknowledges. */
  DUTY;

  /** {@link #ADMIN} for annotations. */
  public static final String IS_ADMIN = "ADMIN";

  /** {@link #DUTY} for annotations. */
  public static final String IS_DUTY = "DUTY";

  static List<Role> parse(String text) {
    return Arrays.stream(text.split(",", -1)).map(Role::valueOf).toList();
  }

  static String format(List<Role> roles) {
    return String.join(",", roles.stream().map(Role::name).toList());
  }
}
