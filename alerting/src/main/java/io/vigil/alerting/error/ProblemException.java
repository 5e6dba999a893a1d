package io.vigil.alerting.error;

/** Carries a {@link Problem} to the HTTP edge, where it becomes the answer. */
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.code() + ": " + problem.en());
    this.problem = problem;
  }

  /** The answer. */
  public Problem problem() {
    return problem;
  }
}
