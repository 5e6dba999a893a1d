package io.vigil.standalone.rehearse;

import io.vigil.model.plant.Complaint;
import java.util.List;
import java.util.stream.Collectors;

/** A rehearsal cannot be; the message says why in words, Chinese and English, a line a reason. */
public final class RehearsalRefusedException extends Exception {
  RehearsalRefusedException(String zh, String en) {
    super(zh + " | " + en);
  }

  private RehearsalRefusedException(String message) {
    super(message);
  }

  /** What is wrong with a file, or with words of the command line, each with its place. */
  static RehearsalRefusedException of(List<Complaint> complaints, Place place) {
    return new RehearsalRefusedException(
        complaints.stream()
            .map(wrong -> place.of(wrong.pointer()) + ": " + wrong.zh() + " | " + wrong.en())
            .collect(Collectors.joining("\n")));
  }

  /** Says where something is that people wrote. */
  interface Place {
    String of(String pointer);
  }
}
