package io.vigil.alerting.people;

import io.vigil.alerting.duty.Position;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person is here. Everybody has one role alone, so duties stay separated by construction:
 * who sets up plants does not acknowledge, who makes people does not read the record, who keeps the
 * record does nothing else (design: security §3; GB/T 22239-2019, separated administrators).
 */
public enum Role {
  /** System administrator (系统管理员): plants, control rooms, channels. */
  ADMIN(
      Place.NONE,
      "系统管理员",
      "system administrator",
      Right.LOOK,
      Right.SET_UP,
      Right.ROTA,
      Right.CREDENTIALS),
  /** Security administrator (安全管理员): people, and nothing of what they do. */
  SECURITY(Place.NONE, "安全管理员", "security administrator", Right.PEOPLE),
  /** Audit administrator (审计管理员): the record, and nothing else. */
  AUDIT(Place.NONE, "审计管理员", "audit administrator", Right.AUDIT),
  /** Duty officer of a bureau (值班员). */
  DUTY(
      Place.BUREAU,
      "值班员",
      "duty officer",
      Right.LOOK,
      Right.ACT,
      Right.QUIET,
      Right.DECLARE,
      Right.DRILL),
  /** Leads the shift of a bureau (带班领导): as a duty officer, and the second person. */
  LEAD(
      Place.BUREAU,
      "带班领导",
      "shift lead",
      Right.LOOK,
      Right.ACT,
      Right.QUIET,
      Right.APPROVE,
      Right.ROTA,
      Right.DECLARE,
      Right.DRILL),
  /** Says yes or no for a bureau (审批人), and serves in no shift. */
  APPROVER(Place.BUREAU, "审批人", "approver", Right.LOOK, Right.APPROVE),
  /** Operator in the control room of a plant (企业值班员). */
  PLANT(Place.PLANT, "企业值班员", "plant operator", Right.LOOK, Right.ACT, Right.DECLARE),
  /** Engineer of an enterprise (企业工程师): its gateways, what is to be watched, who serves when. */
  ENGINEER(
      Place.PLANT,
      "企业工程师",
      "enterprise engineer",
      Right.LOOK,
      Right.ROTA,
      Right.CREDENTIALS,
      Right.DECLARE,
      Right.ONBOARD);

  /** Where somebody of a role belongs. */
  private enum Place {
    /** Nowhere: an administrator of everything. */
    NONE("无", "none"),
    /** In the duty room of a town, county, prefecture or province. */
    BUREAU(
        "乡镇、县、市、省值班室，写法如 town:140428101、county:140428、prefecture:1404、province:14",
        "a duty room, written like town:140428101, county:140428, prefecture:1404 or province:14"),
    /** In a plant. */
    PLANT(
        "企业，写法如 plant-shift:coal-a、plant-head:coal-a",
        "a plant's, written like plant-shift:coal-a or plant-head:coal-a");

    private final String zh;
    private final String en;

    Place(String zh, String en) {
      this.zh = zh;
      this.en = en;
    }
  }

  private final Place place;
  private final String zh;
  private final String en;
  private final Set<String> rights;

  Role(Place place, String zh, String en, String... rights) {
    this.place = place;
    this.zh = zh;
    this.en = en;
    this.rights = Set.of(rights);
  }

  static Optional<Role> parse(@Nullable String text) {
    return Arrays.stream(values()).filter(role -> role.name().equals(text)).findFirst();
  }

  /** All their names, for a sentence. */
  static String names() {
    return String.join(", ", Arrays.stream(values()).map(Role::name).toList());
  }

  /** What it may do, of {@link Right}. */
  public Set<String> rights() {
    return rights;
  }

  /** Whether somebody of this role may belong there; null is nowhere. */
  boolean fits(@Nullable Position position) {
    return switch (place) {
      case NONE -> position == null;
      case BUREAU -> position != null && !position.tier().isPlant();
      case PLANT -> position != null && position.tier().isPlant();
    };
  }

  /** Where somebody of this role may belong, Chinese. */
  String placesZh() {
    return place.zh;
  }

  /** Where somebody of this role may belong, English. */
  String placesEn() {
    return place.en;
  }

  /** One of the three that set things up; the last of each stays. */
  boolean isAdministrator() {
    return place == Place.NONE;
  }

  /** The administrators, in the order in which they are made. */
  static List<Role> administrators() {
    return Arrays.stream(values()).filter(Role::isAdministrator).toList();
  }

  /** What people call it, Chinese. */
  public String zh() {
    return zh;
  }

  /** What people call it, English. */
  public String en() {
    return en;
  }
}
