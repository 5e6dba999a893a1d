package io.vigil.sim.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.model.point.Names;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads the table {@code reading} of QuestDB over its HTTP port. Any thread. */
public final class QuestDbReadings implements StoredReadings {
  private static final long MICROS_A_MILLI = 1_000;
  private static final int COLUMNS = 4;
  private static final int PAGE = 50_000;

  private final StoreQuery store;

  /** The store at this address, for example {@code http://127.0.0.1:9000}. */
  public QuestDbReadings(String url) {
    store = new StoreQuery(url);
  }

  @Override
  public long count(String enterprise) throws IOException, InterruptedException {
    return store.number("SELECT count()" + from(enterprise));
  }

  @Override
  public void forEach(String enterprise, Consumer<StoredRow> taker)
      throws IOException, InterruptedException {
    String columns = "SELECT point, cast(timestamp AS long), value, quality";
    for (JsonNode row : store.rows(columns + from(enterprise))) {
      if (row.size() != COLUMNS || !row.path(1).isIntegralNumber()) {
        throw new IOException("QuestDB answers a row that is no reading: " + row);
      }
      taker.accept(
          new StoredRow(
              row.path(0).asText(),
              Math.floorDiv(row.path(1).asLong(), MICROS_A_MILLI),
              row.path(2).asDouble(Double.NaN),
              row.path(3).asText()));
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
        "SELECT point, cast(timestamp AS long), value, why, offset%s AND timestamp >= cast(%d AS timestamp) AND timestamp <= cast(%d AS timestamp) ORDER BY timestamp LIMIT %d"
            .formatted(from(enterprise), from * MICROS_A_MILLI, to * MICROS_A_MILLI, PAGE);
    List<LoggedRow> rows = new ArrayList<>();
    for (JsonNode row : store.rows(question)) {
      rows.add(
          new LoggedRow(
              row.path(0).asText(),
              Math.floorDiv(row.path(1).asLong(), MICROS_A_MILLI),
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
