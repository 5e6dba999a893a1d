package io.vigil.alerting.expression;

/** An expression that is in order and says something that no condition can say. */
final class UnsayableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String zh;

  UnsayableException(String zh, String en) {
    super(en);
    this.zh = zh;
  }

  String zh() {
    return zh;
  }

  String en() {
    return String.valueOf(getMessage());
  }
}
