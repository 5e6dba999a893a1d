package io.vigil.alerting.vault;

/** A secret cannot be had any more: its key is gone or another one. It must be given anew. */
public final class SecretLostException extends Exception {
  private static final long serialVersionUID = 1;

  SecretLostException(String owner, Throwable cause) {
    super("the secret of " + owner + " cannot be opened", cause);
  }
}
