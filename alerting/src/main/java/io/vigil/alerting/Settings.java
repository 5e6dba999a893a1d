package io.vigil.alerting;

import io.vigil.alerting.tls.ServerIdentity;
import io.vigil.alerting.tls.ServerIdentity.KeyStoreFile;
import io.vigil.model.presence.ProcessMark;
import java.util.LinkedHashMap;
import java.util.Map;

/** Our options in the words of the framework. */
final class Settings {
  private static final int CONNECTIONS = 10;
  private static final String DATABASE = "datasources.default.";

  private Settings() {}

  static Map<String, Object> of(AlertingOptions options) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("micronaut.application.name", "vigil-alerting");
    http(settings, options);
    database(settings, options.database());
    settings.put("micronaut.serde.serialization.inclusion", "ALWAYS");
    // Every route has a rule; an address that is none is 404 for everybody.
    settings.put("micronaut.security.reject-not-found", false);
    // Tokens say nothing; /me tells who is signed in.
    settings.put("micronaut.security.endpoints.introspection.enabled", false);
    // Health and figures are controllers of ours, which say less to strangers.
    settings.put("endpoints.all.enabled", false);
    settings.put("micronaut.metrics.enabled", true);
    settings.put("micronaut.metrics.export.prometheus.enabled", true);
    return settings;
  }

  private static void http(Map<String, Object> settings, AlertingOptions options) {
    settings.put("micronaut.server.host", options.host());
    int port = options.port() == 0 ? -1 : options.port();
    KeyStoreFile tls = options.tls();
    if (tls == null) {
      settings.put("micronaut.server.port", port);
    } else {
      tls(settings, port, tls);
    }
    // The largest thing that is sent to us is a plant file of 200,000 points.
    settings.put("micronaut.server.max-request-size", "128MB");
    // Ours looks at every Origin, and answers in words.
    settings.put("micronaut.server.cors.localhost-pass-through", true);
    // A screen only listens; that it is there is seen by writing to it every 2 s.
    settings.put("micronaut.server.read-idle-timeout", "-1s");
    settings.put("micronaut.server.idle-timeout", "60s");
  }

  private static void tls(Map<String, Object> settings, int port, KeyStoreFile tls) {
    String ssl = "micronaut.server.ssl.";
    settings.put(ssl + "enabled", true);
    settings.put(ssl + "port", port);
    settings.put(ssl + "protocols", ServerIdentity.PROTOCOLS);
    settings.put(ssl + "key-store.path", tls.path().toUri().toString());
    settings.put(ssl + "key-store.type", "PKCS12");
    settings.put(ssl + "key-store.password", tls.password());
    settings.put(ssl + "key.password", tls.password());
  }

  private static void database(Map<String, Object> settings, AlertingOptions.Database database) {
    settings.put(DATABASE + "url", database.url());
    settings.put(DATABASE + "username", database.user());
    settings.put(DATABASE + "password", database.password());
    settings.put(
        DATABASE + "driver-class-name",
        database.isH2() ? "org.h2.Driver" : "org.postgresql.Driver");
    String process = ProcessMark.ofThisProcess();
    settings.put("vigil.process", process);
    if (!database.isH2()) {
      // Whoever takes over from this process ends its connections by this name.
      settings.put(DATABASE + "connection-init-sql", "SET application_name = '" + process + "'");
    }
    settings.put(DATABASE + "maximum-pool-size", CONNECTIONS);
    settings.put(DATABASE + "minimum-idle", 2);
    settings.put(DATABASE + "connection-timeout", 5_000);
    settings.put("flyway.datasources.default.enabled", true);
    settings.put("flyway.datasources.default.locations", "classpath:db/migration");
  }
}
