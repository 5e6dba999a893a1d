package io.vigil.alerting.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source whose transactions write one after the other; those that only read are not held up.
 *
 * <p>H2 needs that. It keeps its snapshot for the case of a kill map by map, so that while one
 * thread commits, another one's unfinished transaction gets into the snapshot in part: its rows
 * without the note that they are to be rolled back (h2database/h2database#2080, open). After a kill
 * such rows block every later writer.
 */
final class TakesTurns {
  private TakesTurns() {}

  static DataSource of(DataSource source) {
    WriteTurn turn = new WriteTurn();
    return proxy(
        DataSource.class,
        (self, method, arguments) -> {
          Object result = invoke(source, method, arguments);
          return result instanceof Connection connection
              ? connection(connection, turn.new Share())
              : result;
        });
  }

  private static Connection connection(Connection connection, WriteTurn.Share share) {
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          Object result;
          try {
            result = invoke(connection, method, arguments);
          } finally {
            if (endsTransaction(method.getName())) {
              share.giveBack();
            }
          }
          return result instanceof Statement statement
              ? statement(statement, connection, share, sql(arguments))
              : result;
        });
  }

  /** Whether nothing that was written before is pending any more after this call. */
  private static boolean endsTransaction(String method) {
    return switch (method) {
      case "commit", "rollback", "close", "abort", "setAutoCommit" -> true;
      default -> false;
    };
  }

  private static Statement statement(
      Statement statement,
      Connection connection,
      WriteTurn.Share share,
      @Nullable String prepared) {
    InvocationHandler handler =
        (self, method, arguments) -> {
          if (!method.getName().startsWith("execute") || !writes(prepared, arguments)) {
            return invoke(statement, method, arguments);
          }
          share.take();
          try {
            return invoke(statement, method, arguments);
          } finally {
            if (connection.getAutoCommit()) {
              share.giveBack();
            }
          }
        };
    return statement instanceof PreparedStatement
        ? proxy(PreparedStatement.class, handler)
        : proxy(Statement.class, handler);
  }

  /** Locking a row is writing, too. What cannot be told, as a batch, writes. */
  private static boolean writes(@Nullable String prepared, Object @Nullable [] arguments) {
    String sql = prepared == null ? sql(arguments) : prepared;
    if (sql == null) {
      return true;
    }
    String upper = sql.stripLeading().toUpperCase(Locale.ROOT);
    return !upper.startsWith("SELECT") || upper.contains("FOR UPDATE");
  }

  private static @Nullable String sql(Object @Nullable [] arguments) {
    return arguments != null && arguments.length > 0 && arguments[0] instanceof String sql
        ? sql
        : null;
  }

  private static @Nullable Object invoke(
      Object target, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? new SQLException(e) : e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(TakesTurns.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
