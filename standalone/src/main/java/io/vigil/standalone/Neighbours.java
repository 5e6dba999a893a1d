package io.vigil.standalone;

import io.vigil.standalone.StandaloneOptions.RegistryAddress;
import io.vigil.standalone.embedded.TopicLayout;
import io.vigil.standalone.embedded.TopicLayout.OtherLanesException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for servers that are not ours to start, and says so: processes may start in any order. What
 * waiting cannot help, such as a wrong password, is thrown at once. Stateless; any thread.
 */
final class Neighbours {
  private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);
  private static final long PAUSE_MILLIS = 1_000;

  /** Of PostgreSQL: no connection (class 08), and "the database system is starting up". */
  private static final String NO_CONNECTION = "08";

  private static final String STARTING_UP = "57P03";

  private Neighbours() {}

  /**
   * Returns when the log answers and has all topics; creates those that are missing.
   *
   * @throws OtherLanesException if the log was installed with another number of lanes
   */
  static void awaitLog(String bootstrap, int lanes, long readingsBytes)
      throws IOException, InterruptedException {
    LOG.info("waiting for the log at {}", bootstrap);
    while (true) {
      try {
        TopicLayout.create(bootstrap, lanes, readingsBytes);
        LOG.info("the log at {} answers", bootstrap);
        return;
      } catch (OtherLanesException never) {
        throw never;
      } catch (IOException e) {
        if (Thread.interrupted()) {
          throw new InterruptedException("told to stop while waiting for the log");
        }
        LOG.warn("still waiting for the log at {}: {}", bootstrap, e.getMessage());
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
  }

  /**
   * Returns when the database takes connections.
   *
   * @throws CommandException if it answers and refuses: user, password or database are wrong
   */
  static void awaitRegistry(RegistryAddress registry) throws InterruptedException {
    LOG.info("waiting for the registry at {}", registry.url());
    while (true) {
      try (Connection connection =
          DriverManager.getConnection(registry.url(), registry.user(), registry.password())) {
        LOG.info("the registry answers: {}", connection.getMetaData().getDatabaseProductVersion());
        return;
      } catch (SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (!state.startsWith(NO_CONNECTION) && !state.equals(STARTING_UP)) {
          throw new CommandException(
              "登记库 %s 拒绝连接：%s | the registry refuses: %s"
                  .formatted(registry.url(), e.getMessage(), e.getMessage()));
        }
        LOG.warn("still waiting for the registry at {}: {}", registry.url(), e.getMessage());
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
  }
}
