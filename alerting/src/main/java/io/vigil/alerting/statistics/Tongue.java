package io.vigil.alerting.statistics;

/** The languages that reports are written in. */
enum Tongue {
  ZH,
  EN;

  /** The one of the two that is meant. */
  String of(String zh, String en) {
    return this == ZH ? zh : en;
  }
}
