package io.vigil.alerting.testing;

import io.vigil.alerting.AlertingOptions.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Alerts of long ago, more than could be raised one by one: copies of one that was. One thread. */
public final class ManyAlerts {
  private static final String PREFIX = "copy-";

  private final Room room;
  private final String original;

  /** Copies this Alert of the room. */
  public ManyAlerts(Room room, String original) {
    this.room = room;
    this.original = original;
  }

  /** Adds so many, a second apart, all over. */
  public void add(int count) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      List<String> columns = new ArrayList<>();
      try (ResultSet all = connection.getMetaData().getColumns(null, null, "alert", null)) {
        while (all.next()) {
          columns.add(all.getString("COLUMN_NAME"));
        }
      }
      List<String> values = columns.stream().map(ManyAlerts::copied).toList();
      statement.executeUpdate(
          "insert into alert (%s) select %s from alert a, system_range(1, %d) r(x) where a.id = '%s'"
              .formatted(String.join(", ", columns), String.join(", ", values), count, original));
    }
  }

  private static String copied(String column) {
    return switch (column) {
      case "id" -> "'" + PREFIX + "' || x";
      case "open_key" -> "null";
      case "began" -> "dateadd(second, -x, a.began)";
      default -> "a." + column;
    };
  }

  /** Takes them away again. */
  public void remove() throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("delete from alert where id like '" + PREFIX + "%'");
    }
  }

  private Connection connection() throws SQLException {
    Database database = Database.h2(room.folder());
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }
}
