package io.vigil.alerting.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.vigil.model.plant.Complaint;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as RFC 9457 asks for it, with a code for machines and words for people in both
 * languages. Never a stack trace.
 *
 * @param type URI of the kind of problem
 * @param title the kind in few words, English
 * @param status of the HTTP answer
 * @param code stable name of the kind
 * @param zh the sentence in Chinese
 * @param en the sentence in English
 * @param pointer JSON pointer to the place in what was sent, where there is one
 * @param errors all mistakes, where there is more to say than one sentence
 * @param alert the newest state of the Alert that the request was about
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String code,
    String zh,
    String en,
    @Nullable String pointer,
    @Nullable List<Mistake> errors,
    @Nullable Object alert) {
  /** One of several mistakes. */
  @Serdeable
  public record Mistake(String pointer, String zh, String en) {}

  static Problem of(ProblemCode code, String zh, String en) {
    return new Problem(
        "urn:vigil:problem:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        code.title(),
        code.status().getCode(),
        code.name(),
        zh,
        en,
        null,
        null,
        null);
  }

  /** The same with the place it is about. */
  public Problem at(String place) {
    return new Problem(type, title, status, code, zh, en, place, errors, alert);
  }

  /** The same with all mistakes of a file; the first one gives the sentence. */
  public Problem listing(List<Complaint> complaints) {
    Complaint first = complaints.get(0);
    return new Problem(
        type,
        title,
        status,
        code,
        first.zh(),
        first.en(),
        first.pointer(),
        complaints.stream().map(c -> new Mistake(c.pointer(), c.zh(), c.en())).toList(),
        alert);
  }

  /** The same with the newest state of the Alert it is about. */
  public Problem showing(Object newest) {
    return new Problem(type, title, status, code, zh, en, pointer, errors, newest);
  }

  /** To be thrown where the answer is not at hand. */
  public ProblemException exception() {
    return new ProblemException(this);
  }
}
