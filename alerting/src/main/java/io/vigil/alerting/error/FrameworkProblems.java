package io.vigil.alerting.error;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the framework itself refuses (no such address, unreadable JSON, too large), in our shape. A
 * registry that is away is said to be. What nobody foresaw is logged under a number, and the caller
 * gets only the number.
 */
@Primary
@Singleton
final class FrameworkProblems implements ErrorResponseProcessor<Problem> {
  private static final Logger LOG = LoggerFactory.getLogger(FrameworkProblems.class);

  @Override
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    Problem problem = problem(context, response.status());
    return response
        .status(problem.status())
        .body(problem)
        .contentType(ProblemResponses.PROBLEM_JSON);
  }

  private static Problem problem(ErrorContext context, HttpStatus status) {
    String words =
        context.getErrors().stream()
            .map(Error::getMessage)
            .findFirst()
            .map(FrameworkProblems::said)
            .orElse("");
    return switch (status) {
      case UNAUTHORIZED -> ProblemCode.NOT_SIGNED_IN.problem();
      case FORBIDDEN -> ProblemCode.NOT_ALLOWED.problem();
      case NOT_FOUND -> ProblemCode.NOT_FOUND.problem(context.getRequest().getPath());
      case METHOD_NOT_ALLOWED -> ProblemCode.METHOD_WRONG.problem(words);
      case UNSUPPORTED_MEDIA_TYPE -> ProblemCode.MEDIA_TYPE_WRONG.problem();
      case REQUEST_ENTITY_TOO_LARGE -> ProblemCode.TOO_LARGE.problem();
      default -> status.getCode() < 500 ? ProblemCode.BAD_REQUEST.problem(words) : failed(context);
    };
  }

  private static Problem failed(ErrorContext context) {
    return RegistryAway.isCauseOf(context.getRootCause().orElse(null))
        ? ProblemCode.REGISTRY_AWAY.problem()
        : internal(context);
  }

  /** One line, without what a parser says about its own insides. */
  private static String said(String message) {
    String line = message.lines().findFirst().orElse("");
    int source = line.indexOf("(start marker");
    return source < 0 ? line : line.substring(0, source).strip();
  }

  private static Problem internal(ErrorContext context) {
    String number = UUID.randomUUID().toString();
    LOG.error(
        "http: {} {} failed, number {}",
        context.getRequest().getMethodName(),
        context.getRequest().getPath(),
        number,
        context.getRootCause().orElse(null));
    return ProblemCode.INTERNAL.problem(number);
  }
}
