package io.vigil.standalone;

/** A command cannot do what it was asked to; the message says why, in words, for people. */
final class CommandException extends RuntimeException {
  CommandException(String message) {
    super(message);
  }
}
