package io.vigil.model.wire.mqtt;

/** A message that breaks the rules of its kind; caught by {@link MessageIn#decode} alone. */
final class BadMessage extends Exception {
  final String field;
  final String zh;
  final String en;

  /** Without a stack trace: whoever sends rubbish must not make us pay for it. */
  BadMessage(String field, String zh, String en) {
    super(en, null, false, false);
    this.field = field;
    this.zh = zh;
    this.en = en;
  }
}
