package io.vigil.sim.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.model.point.Names;
import java.io.IOException;
import java.util.function.Consumer;

/** Reads the table {@code reading} of QuestDB over its HTTP port. Any thread. */
public final class QuestDbReadings implements StoredReadings {
  private static final long MICROS_A_MILLI = 1_000;
  private static final int COLUMNS = 4;

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

  private static String from(String enterprise) {
    if (!Names.isEnterprise(enterprise)) {
      throw new IllegalArgumentException("no enterprise: " + enterprise);
    }
    return " FROM reading WHERE enterprise = '" + enterprise + "'";
  }
}
