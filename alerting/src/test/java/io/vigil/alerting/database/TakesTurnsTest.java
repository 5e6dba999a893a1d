package io.vigil.alerting.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.testing.Eventually;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who may write when, on H2 in memory. */
class TakesTurnsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ExecutorService other = Executors.newSingleThreadExecutor();
  private final AtomicReference<Thread> otherThread = new AtomicReference<>();
  private DataSource source;
  private Connection first;

  @BeforeEach
  void begin() throws SQLException {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setUrl("jdbc:h2:mem:turns;DB_CLOSE_DELAY=-1");
    source = TakesTurns.of(h2);
    first = source.getConnection();
    try (Statement statement = first.createStatement()) {
      statement.execute("drop all objects");
      statement.execute("create table a (id int primary key)");
      statement.execute("create table b (id int primary key)");
    }
    first.setAutoCommit(false);
  }

  @AfterEach
  void end() throws SQLException {
    first.close();
    other.shutdownNow();
  }

  @Test
  @DisplayName(
      "a transaction that writes waits for the one that writes already, whatever the table")
  void oneAfterTheOther() throws Exception {
    insert(first, "a");
    Future<Integer> second = other.submit(this::write);
    awaitWaiting();
    assertThat(second.isDone()).isFalse();
    first.commit();
    assertThat(second).succeedsWithin(PATIENCE).isEqualTo(1);
  }

  @Test
  @DisplayName("the turn ends with a rollback, and with a connection that is closed unfinished")
  void ends() throws SQLException {
    insert(first, "a");
    first.rollback();
    assertThat(other.submit(this::write)).succeedsWithin(PATIENCE).isEqualTo(1);
    insert(first, "a");
    first.close();
    first = source.getConnection();
    assertThat(other.submit(() -> count("b"))).succeedsWithin(PATIENCE).isEqualTo(1);
    try (Connection third = source.getConnection()) {
      insert(third, "a");
    }
  }

  @Test
  @DisplayName("a statement that commits by itself gives the turn back at once")
  void byItself() throws SQLException {
    first.setAutoCommit(true);
    insert(first, "a");
    assertThat(other.submit(this::write)).succeedsWithin(PATIENCE).isEqualTo(1);
  }

  @Test
  @DisplayName("who only reads is not held up")
  void readersGoOn() throws SQLException {
    insert(first, "a");
    assertThat(other.submit(() -> count("a"))).succeedsWithin(PATIENCE).isEqualTo(0);
  }

  @Test
  @DisplayName("locking a row is writing")
  void lockingARow() throws Exception {
    try (PreparedStatement lock = first.prepareStatement("select * from a for update");
        ResultSet rows = lock.executeQuery()) {
      assertThat(rows.next()).isFalse();
      Future<Integer> second = other.submit(this::write);
      awaitWaiting();
      assertThat(second.isDone()).isFalse();
      first.commit();
      assertThat(second).succeedsWithin(PATIENCE).isEqualTo(1);
    }
  }

  private int write() throws SQLException {
    otherThread.set(Thread.currentThread());
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      int rows = insert(connection, "b");
      connection.commit();
      return rows;
    }
  }

  private int count(String table) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement select = connection.prepareStatement("select count(*) from " + table);
        ResultSet rows = select.executeQuery()) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private void awaitWaiting() throws Exception {
    Eventually.get(
        otherThread::get,
        thread -> thread != null && thread.getState() == Thread.State.TIMED_WAITING);
  }

  private static int insert(Connection connection, String table) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into " + table + " values (1)")) {
      return insert.executeUpdate();
    }
  }
}
