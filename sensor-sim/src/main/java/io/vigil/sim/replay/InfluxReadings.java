package io.vigil.sim.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.model.point.Names;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads the measurement {@code reading} of InfluxDB 1.x with InfluxQL. Any thread. */
public final class InfluxReadings implements StoredReadings {
  /** Less than the rows that InfluxDB answers at most by default. */
  private static final int PAGE = 10_000;

  private final InfluxQuery store;

  /** The store at this address and its database, for example {@code http://127.0.0.1:8086}. */
  public InfluxReadings(String url, String database) {
    store = new InfluxQuery(url, database);
  }

  /** Every row has a quality, but not every one a value. */
  @Override
  public long count(String enterprise) throws IOException, InterruptedException {
    JsonNode series = store.series("SELECT count(quality)" + from(enterprise)).path(0);
    return series.path("values").path(0).path(1).asLong();
  }

  /** InfluxDB may be set to answer only so many rows; its own mark for that is not reliable. */
  @Override
  public void forEach(String enterprise, Consumer<StoredRow> taker)
      throws IOException, InterruptedException {
    long expected = count(enterprise);
    long rows = 0;
    for (JsonNode series :
        store.series("SELECT value, quality" + from(enterprise) + " GROUP BY point")) {
      String point = series.path("tags").path("point").asText();
      for (JsonNode row : series.path("values")) {
        rows++;
        taker.accept(
            new StoredRow(
                point,
                row.path(0).asLong(),
                row.path(1).asDouble(Double.NaN),
                row.path(2).asText()));
      }
    }
    if (rows < expected) {
      throw new IOException(
          "InfluxDB answers " + rows + " of " + expected + " rows; raise its max-row-limit");
    }
  }

  @Override
  public void between(String enterprise, long from, long to, Consumer<LoggedRow> taker)
      throws IOException, InterruptedException {
    new Pages(PAGE, (begin, end) -> page(enterprise, begin, end)).forEach(from, to, taker);
  }

  private List<LoggedRow> page(String enterprise, long from, long to)
      throws IOException, InterruptedException {
    String question =
        "SELECT point, value, why, offset%s AND time >= %dms AND time <= %dms ORDER BY time LIMIT %d"
            .formatted(from(enterprise), from, to, PAGE);
    List<LoggedRow> rows = new ArrayList<>();
    for (JsonNode row : store.series(question).path(0).path("values")) {
      rows.add(
          new LoggedRow(
              row.path(1).asText(),
              row.path(0).asLong(),
              row.path(2).asDouble(Double.NaN),
              row.path(3).asText(),
              row.path(4).asLong()));
    }
    return rows;
  }

  private static String from(String enterprise) {
    if (!Names.isEnterprise(enterprise)) {
      throw new IllegalArgumentException("no enterprise: " + enterprise);
    }
    return " FROM reading WHERE enterprise = '" + enterprise + "'";
  }
}
