package io.vigil.alerting.history;

import io.vigil.alerting.error.ProblemCode;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A question to the time-series store on behalf of a screen.
 *
 * @param <T> the answer
 */
@FunctionalInterface
public interface StoreQuestion<T> {
  /** The store's answer. */
  T ask() throws IOException, InterruptedException;

  /** The answer, or {@link ProblemCode#STORE_UNAVAILABLE} for the screen and a line in the log. */
  static <T> T answer(String about, StoreQuestion<T> question) {
    try {
      return question.ask();
    } catch (IOException e) {
      Logger log = LoggerFactory.getLogger(StoreQuestion.class);
      log.warn("{}: {}", about, e.toString());
      throw ProblemCode.STORE_UNAVAILABLE.problem().exception();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemCode.STORE_UNAVAILABLE.problem().exception();
    }
  }
}
