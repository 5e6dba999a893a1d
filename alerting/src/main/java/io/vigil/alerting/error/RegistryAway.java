package io.vigil.alerting.error;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells a registry that cannot be reached, which comes back, from a mistake of ours. Stateless; any
 * thread.
 */
final class RegistryAway {
  /**
   * First digits of an SQL state: no connection (08), no room or memory (53), stopped by whoever
   * looks after it (57P), an error of the machine (58) of SQL:2016 and PostgreSQL; and of H2, files
   * that cannot be read or written (90028, 90030, 90031) and what was closed meanwhile (90007).
   */
  private static final Set<String> STATES =
      Set.of("08", "53", "57P", "58", "90007", "90028", "90030", "90031");

  private RegistryAway() {}

  /** Whether this came of a registry that is away. */
  static boolean isCauseOf(@Nullable Throwable failure) {
    return Stream.iterate(failure, one -> one != null, Throwable::getCause)
        .limit(20)
        .anyMatch(RegistryAway::saysSo);
  }

  private static boolean saysSo(Throwable one) {
    return one instanceof SQLTransientConnectionException
        || one instanceof SQLNonTransientConnectionException
        || (one instanceof SQLException sql && hasStateOfIt(sql.getSQLState()));
  }

  private static boolean hasStateOfIt(@Nullable String state) {
    return state != null && STATES.stream().anyMatch(state::startsWith);
  }
}
