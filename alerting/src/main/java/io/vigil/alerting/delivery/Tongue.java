package io.vigil.alerting.delivery;

/** The languages that people are told in. */
enum Tongue {
  ZH,
  EN;

  /** What is said in this one. */
  String of(String zh, String en) {
    return this == ZH ? zh : en;
  }
}
