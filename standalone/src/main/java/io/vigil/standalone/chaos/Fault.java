package io.vigil.standalone.chaos;

import java.io.IOException;

/**
 * Something that can be done to a Vigil, and how it is taken back.
 *
 * @param kind what is done
 * @param target to what, for people
 * @param begin does it
 * @param end takes it back; does not wait until everything works again
 */
public record Fault(FaultKind kind, String target, Act begin, Act end) {
  /** Half of a fault. */
  public interface Act {
    /** Does it. */
    void run() throws IOException, InterruptedException;
  }

  /** For people: {@code SIGSTOP of ingest}. */
  public String name() {
    return kind.words() + " " + target;
  }
}
