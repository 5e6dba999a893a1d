package io.vigil.alerting.tls;

import java.io.IOException;

/** A certificate or key that cannot be used, and what to do about it, in both languages. */
public final class IdentityException extends IOException {
  private static final long serialVersionUID = 1;

  private final String key;
  private final String zh;
  private final String en;

  IdentityException(String key, String zh, String en) {
    super(key + ": " + zh + " | " + en);
    this.key = key;
    this.zh = zh;
    this.en = en;
  }

  /** The key of the configuration that names the file. */
  public String key() {
    return key;
  }

  /** What is wrong, in Chinese. */
  public String zh() {
    return zh;
  }

  /** The same in English. */
  public String en() {
    return en;
  }
}
