package io.vigil.sim.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Asks QuestDB in SQL over its HTTP port. Any thread. */
public final class StoreQuery {
  private final StoreHttp store;

  /** The base URL of the store, for example {@code http://127.0.0.1:9000}. */
  public StoreQuery(String url) {
    store = new StoreHttp(url + "/exec?query=");
  }

  /** The rows of the answer, each an array. */
  public JsonNode rows(String sql) throws IOException, InterruptedException {
    JsonNode rows = store.ask(sql).path("dataset");
    if (!rows.isArray()) {
      throw new IOException("QuestDB answers without rows");
    }
    return rows;
  }

  /** The one number that the answer is. */
  public long number(String sql) throws IOException, InterruptedException {
    JsonNode number = rows(sql).path(0).path(0);
    if (!number.isIntegralNumber()) {
      throw new IOException("QuestDB answers " + number + " where a number was asked for");
    }
    return number.asLong();
  }
}
