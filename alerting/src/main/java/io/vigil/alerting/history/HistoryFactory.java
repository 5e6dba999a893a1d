package io.vigil.alerting.history;

import io.micronaut.context.annotation.Factory;
import io.micronaut.json.JsonMapper;
import io.vigil.alerting.AlertingOptions;
import jakarta.inject.Singleton;
import java.net.URI;

/** Chooses the dialect by the store's address. */
@Factory
final class HistoryFactory {
  private static final String DATABASE = "db=";

  /** The history of the store that the options name. */
  @Singleton
  ReadingHistory history(AlertingOptions options, JsonMapper json) {
    URI store = options.store();
    if (store == null) {
      return new NoHistory();
    }
    StoreHttp http = new StoreHttp(json);
    String base = store.getScheme() + "://" + store.getAuthority();
    String query = store.getQuery();
    return query != null && query.startsWith(DATABASE)
        ? new InfluxHistory(http, base, query.substring(DATABASE.length()))
        : new QuestDbHistory(http, base);
  }
}
