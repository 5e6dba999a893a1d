package io.vigil.alerting.overlay;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why a Watch is to be quiet: from a list, so that reasons can be counted (design: alerts, A10).
 */
enum OverlayReason {
  /** Planned work (计划作业). */
  PLANNED_WORK,
  /** Known, and being dealt with (已知正在处置). */
  BEING_HANDLED,
  /** The instrument is faulty (仪表故障). */
  INSTRUMENT_FAULT,
  /** The instrument is being calibrated (仪表校准). */
  CALIBRATION,
  /** It comes and goes too often (频繁报警). */
  NUISANCE,
  /** A design rule says so (设计抑制); not for people to choose. */
  BY_DESIGN,
  /** Something else, which the note must say. */
  OTHER;

  static Optional<OverlayReason> parse(String text) {
    return Arrays.stream(values())
        .filter(one -> one != BY_DESIGN && one.name().equals(text))
        .findFirst();
  }
}
