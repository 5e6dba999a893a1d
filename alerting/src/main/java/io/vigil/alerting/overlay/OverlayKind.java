package io.vigil.alerting.overlay;

import io.vigil.model.alert.AlertEvent;

/** How a Watch is kept quiet (design: alerts §4.2). */
enum OverlayKind {
  /** Put aside until a stated time (定时搁置). */
  SHELF_TIMED(AlertEvent.SHELVE_TIMED, AlertEvent.UNSHELVE, AlertEvent.SHELF_EXPIRED),
  /** Put aside until the condition goes, or the stated time (单次搁置). */
  SHELF_ONE_SHOT(AlertEvent.SHELVE_ONE_SHOT, AlertEvent.UNSHELVE, AlertEvent.SHELF_EXPIRED),
  /** Under a permit, with a substitute measure (停用). */
  OUT_OF_SERVICE(
      AlertEvent.OUT_OF_SERVICE_ON, AlertEvent.OUT_OF_SERVICE_OFF, AlertEvent.OUT_OF_SERVICE_OFF);

  private final AlertEvent begin;
  private final AlertEvent lift;
  private final AlertEvent expire;

  OverlayKind(AlertEvent begin, AlertEvent lift, AlertEvent expire) {
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
    return this != OUT_OF_SERVICE;
  }
}
