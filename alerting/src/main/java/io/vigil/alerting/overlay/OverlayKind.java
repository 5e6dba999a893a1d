package io.vigil.alerting.overlay;

import io.vigil.model.alert.AlertEvent;

/** How a Watch is kept quiet (design: alerts §4.2). */
enum OverlayKind {
  /** Put aside until a stated time (定时搁置). */
  SHELF_TIMED(
      "搁置", "put aside", AlertEvent.SHELVE_TIMED, AlertEvent.UNSHELVE, AlertEvent.SHELF_EXPIRED),
  /** Put aside until the condition goes, or the stated time (单次搁置). */
  SHELF_ONE_SHOT(
      "搁置", "put aside", AlertEvent.SHELVE_ONE_SHOT, AlertEvent.UNSHELVE, AlertEvent.SHELF_EXPIRED),
  /** Under a permit, with a substitute measure (停用). */
  OUT_OF_SERVICE(
      "停用",
      "out of service",
      AlertEvent.OUT_OF_SERVICE_ON,
      AlertEvent.OUT_OF_SERVICE_OFF,
      AlertEvent.OUT_OF_SERVICE_OFF),
  /** By a design rule, while the Watch that names the cause is true (设计抑制). */
  SUPPRESSED(
      "设计抑制",
      "suppressed by design",
      AlertEvent.SUPPRESS,
      AlertEvent.UNSUPPRESS,
      AlertEvent.UNSUPPRESS);

  private final String zh;
  private final String en;
  private final AlertEvent begin;
  private final AlertEvent lift;
  private final AlertEvent expire;

  OverlayKind(String zh, String en, AlertEvent begin, AlertEvent lift, AlertEvent expire) {
    this.zh = zh;
    this.en = en;
    this.begin = begin;
    this.lift = lift;
    this.expire = expire;
  }

  /** What the lifecycle is asked when it begins. */
  AlertEvent begin() {
    return begin;
  }

  /** What the lifecycle is asked when a person ends it. */
  AlertEvent lift() {
    return lift;
  }

  /** What the lifecycle is asked when its time is over. */
  AlertEvent expire() {
    return expire;
  }

  boolean isShelf() {
    return this == SHELF_TIMED || this == SHELF_ONE_SHOT;
  }

  /** What its place in the open key begins with: at most one of these for a Watch. */
  String place() {
    return switch (this) {
      case SHELF_TIMED, SHELF_ONE_SHOT -> "shelf:";
      case OUT_OF_SERVICE -> "service:";
      case SUPPRESSED -> "design:";
    };
  }

  /** What people call it, Chinese. */
  String zh() {
    return zh;
  }

  /** What people call it, English. */
  String en() {
    return en;
  }
}
