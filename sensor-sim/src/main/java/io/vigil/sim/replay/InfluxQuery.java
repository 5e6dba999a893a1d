package io.vigil.sim.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Asks a database of InfluxDB 1.x in InfluxQL over its HTTP port. Any thread. */
public final class InfluxQuery {
  private final StoreHttp store;

  /** The base URL of the store, for example {@code http://127.0.0.1:8086}, and its database. */
  public InfluxQuery(String url, String database) {
    store = new StoreHttp(url + "/query?epoch=ms&db=" + StoreHttp.encoded(database) + "&q=");
  }

  /**
   * The series that answer one question, each with its {@code tags} and its rows as arrays in
   * {@code values}, times in milliseconds; none where nothing is stored.
   */
  public JsonNode series(String question) throws IOException, InterruptedException {
    JsonNode result = store.ask(question).path("results").path(0);
    if (!result.isObject()) {
      throw new IOException("InfluxDB answers without a result");
    }
    if (result.has("error")) {
      throw new IOException("InfluxDB answers " + result.path("error").asText());
    }
    return result.path("series");
  }
}
