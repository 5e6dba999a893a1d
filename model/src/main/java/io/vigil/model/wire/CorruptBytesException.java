package io.vigil.model.wire;

/**
 * Bytes that are not what their version promises. Whoever reads the log catches it, counts it and
 * keeps the bytes; it never fails a pipeline.
 */
public final class CorruptBytesException extends RuntimeException {
  /** The message says what was expected and where. */
  public CorruptBytesException(String message) {
    super(message);
  }

  /** The message says what was expected and where. */
  public CorruptBytesException(String message, Throwable cause) {
    super(message, cause);
  }
}
