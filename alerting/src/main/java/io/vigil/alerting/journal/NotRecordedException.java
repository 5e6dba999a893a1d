package io.vigil.alerting.journal;

/** What was to be done could not be recorded, so nothing of it holds. */
public final class NotRecordedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Nothing failed, but this process may not write. */
  NotRecordedException(String message) {
    super(message);
  }

  /** With what the database, or the disk, had to say. */
  public NotRecordedException(String message, Throwable cause) {
    super(message, cause);
  }
}
