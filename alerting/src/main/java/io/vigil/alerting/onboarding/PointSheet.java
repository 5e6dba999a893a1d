package io.vigil.alerting.onboarding;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;

/**
 * What a file of points comes to, row by row; nothing is written by looking.
 *
 * @param rows in the order of the file
 * @param remarks about the file as a whole; any of them keeps it from being applied
 * @param notKept headings of columns that a plant file has no place for
 * @param fresh how many points are new
 * @param changed how many are other than before
 * @param same how many are as before
 * @param refused how many rows have mistakes; none may be left when it is applied
 * @param removed codes of points that the file does not name any more
 * @param annotated the same file as CSV, with the mistakes in a last column
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record PointSheet(
    List<Row> rows,
    List<Remark> remarks,
    List<String> notKept,
    int fresh,
    int changed,
    int same,
    int refused,
    List<String> removed,
    String annotated) {
  /** What becomes of a row. */
  enum Verdict {
    /** A point that the draft does not have yet. */
    NEW,
    /** A point that is other than before. */
    CHANGED,
    /** A point that is as before. */
    SAME,
    /** No point, because of its mistakes. */
    REFUSED
  }

  /**
   * A row of the file.
   *
   * @param row its number, from 1
   * @param point code of the point; as written, so it may be none
   * @param verdict what becomes of it
   * @param remarks its mistakes
   */
  @Serdeable
  record Row(int row, String point, Verdict verdict, List<Remark> remarks) {}

  /** A mistake, with row and column in its words. */
  @Serdeable
  record Remark(String column, String zh, String en) {}
}
