package io.vigil.alerting.journal;

/** What was to be done could not be recorded, so nothing of it holds. */
public final class NotRecordedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what the database, or the disk, had to say. */
  public NotRecordedException(String message, Throwable cause) {
    super(message, cause);
  }
}
