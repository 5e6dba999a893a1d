package io.vigil.rules.rehearsal;

import io.vigil.model.plant.Complaint;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A rehearsal cannot be; the message says why in words, Chinese and English, a line a reason. */
public final class RehearsalRefusedException extends Exception {
  private final String zh;
  private final String en;

  /** For one reason. */
  public RehearsalRefusedException(String zh, String en) {
    this(zh, en, zh + " | " + en);
  }

  private RehearsalRefusedException(String zh, String en, String message) {
    super(message);
    this.zh = zh;
    this.en = en;
  }

  /** What is wrong with a file, or with words of the command line, each with its place. */
  public static RehearsalRefusedException of(List<Complaint> complaints, Place place) {
    return new RehearsalRefusedException(
        lines(complaints, wrong -> place.of(wrong.pointer()) + ": " + wrong.zh()),
        lines(complaints, wrong -> place.of(wrong.pointer()) + ": " + wrong.en()),
        lines(
            complaints,
            wrong -> place.of(wrong.pointer()) + ": " + wrong.zh() + " | " + wrong.en()));
  }

  private static String lines(List<Complaint> complaints, Function<Complaint, String> words) {
    return complaints.stream().map(words).collect(Collectors.joining("\n"));
  }

  /** Why, in Chinese. */
  public String zh() {
    return zh;
  }

  /** Why, in English. */
  public String en() {
    return en;
  }

  /** Says where something is that people wrote. */
  @FunctionalInterface
  public interface Place {
    /** The place of the field that this pointer names. */
    String of(String pointer);
  }
}
