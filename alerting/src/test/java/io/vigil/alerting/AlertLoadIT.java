package io.vigil.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.KafkaNode;
import io.vigil.alerting.testing.Listener;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.PostgresNode;
import io.vigil.alerting.testing.Room;
import io.vigil.model.alert.ActivationEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Events of the judge through intake, journal and Cases in PostgreSQL to the screens of many people
 * in many counties. Nothing may be lost; how long it took is printed and not asserted. {@code
 * -Dload.rate=500 -Dload.seconds=60 -Dload.users=60 -Dload.listeners=200} is the run that
 * docs/benchmarks.md records.
 */
class AlertLoadIT {
  private static final int RATE = Integer.getInteger("load.rate", 50);
  private static final int SECONDS = Integer.getInteger("load.seconds", 5);
  private static final int USERS = Integer.getInteger("load.users", 8);
  private static final int LISTENERS = Integer.getInteger("load.listeners", 16);
  private static final int COUNTIES = Integer.getInteger("load.counties", 4);

  /** Each of its points is raised, changes and clears, one after the other. */
  private static final int POINTS = 50;

  /** So many are said at a time, and the log is waited for. */
  private static final int TOGETHER = 10;

  private static final int FIRST_COUNTY = 140_401;

  @TempDir private Path folder;

  @Test
  @DisplayName("done-when: events reach every screen of their county, none is lost, on PostgreSQL")
  void eventsReachTheScreensOfTheirCounty() throws Exception {
    try (PostgresNode database = PostgresNode.start(folder);
        KafkaNode log = KafkaNode.start(folder.resolve("log"));
        Judge judge = new Judge(log);
        Alerting alerting =
            Alerting.start(
                AlertingOptions.defaults(folder, log.bootstrap())
                    .withDatabase(database.database())
                    .asDemo())) {
      Browser admin = Browser.signedIn(alerting.port(), folder, "admin");
      for (int county = 0; county < COUNTIES; county++) {
        Answer taken = admin.put("/api/v1/enterprises/" + plant(county), file(county));
        assertThat(taken.status()).as("%s", taken.json()).isEqualTo(200);
      }
      List<Listener> listeners = listeners(alerting);
      try {
        long[] said = say(judge);
        Eventually.get(
            () -> listeners.stream().allMatch(one -> one.knows(lastOf(one, said.length))),
            all -> all);
        print(listeners, said);
      } finally {
        listeners.forEach(Listener::close);
      }
    }
  }

  /**
   * Says the events evenly, one county after the other, and gives when each was said. The value of
   * an event is its number, by which the screens know it.
   */
  private static long[] say(Judge judge) throws ExecutionException, InterruptedException {
    long[] said = new long[RATE * SECONDS];
    List<ActivationEvent> events = new ArrayList<>();
    for (int number = 0; number < said.length; number++) {
      events.add(event(judge, number));
    }
    long began = System.nanoTime();
    for (int from = 0; from < said.length; from += TOGETHER) {
      long due = began + from * TimeUnit.SECONDS.toNanos(1) / RATE;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      int to = Math.min(said.length, from + TOGETHER);
      Arrays.fill(said, from, to, System.nanoTime());
      judge.sayAll(events.subList(from, to));
    }
    return said;
  }

  /** Each point in turn is raised, changes twice, and clears. */
  private static ActivationEvent event(Judge judge, int number) {
    int round = number / COUNTIES / POINTS;
    Judge.About watch =
        judge
            .watch(plant(number % COUNTIES), point(number), Room.RULE)
            .activation(String.valueOf(round / 4));
    return switch (round % 4) {
      case 0 -> watch.raise(number);
      case 3 -> watch.clear(number);
      default -> watch.update(number);
    };
  }

  /** What whoever watches this county must have seen last: the newest value of each point. */
  private static List<Integer> lastOf(Listener listener, int events) {
    List<Integer> last = new ArrayList<>();
    for (int number = Math.max(0, events - COUNTIES * POINTS); number < events; number++) {
      if (plant(number % COUNTIES).equals(listener.plant())) {
        last.add(number);
      }
    }
    return last;
  }

  private static void print(List<Listener> listeners, long[] said) {
    long[] took =
        listeners.stream()
            .flatMapToLong(
                one ->
                    one.heard().entrySet().stream().mapToLong(e -> e.getValue() - said[e.getKey()]))
            .sorted()
            .toArray();
    System.out.printf(
        Locale.ROOT,
        "load: %d events/s for %d s, %d users, %d screens, %d counties: %d events, %d seen;"
            + " from saying to screen p50 %.0f ms, p99 %.0f ms, longest %.0f ms%n",
        RATE,
        SECONDS,
        USERS,
        LISTENERS,
        COUNTIES,
        said.length,
        took.length,
        took[took.length / 2] / 1e6,
        took[(int) (took.length * 0.99)] / 1e6,
        took[took.length - 1] / 1e6);
  }

  private static String plant(int county) {
    return "load-" + county;
  }

  private static String point(int number) {
    return "P" + number / COUNTIES % POINTS;
  }

  private static String file(int county) {
    String points =
        IntStream.range(0, POINTS)
            .mapToObj(i -> Plants.methane("P" + i))
            .collect(Collectors.joining(","));
    return Plants.plant(plant(county), points)
        .replace("140428", String.valueOf(FIRST_COUNTY + county));
  }

  private List<Listener> listeners(Alerting alerting) {
    Browser security = Browser.signedIn(alerting.port(), folder, "security");
    List<Browser> users = new ArrayList<>();
    for (int user = 0; user < USERS; user++) {
      String name = "load-" + user;
      Answer made =
          security.post(
              "/api/v1/people/" + name,
              "{\"role\":\"DUTY\",\"position\":\"county:%d\"}"
                  .formatted(FIRST_COUNTY + user % COUNTIES));
      Browser browser = new Browser(alerting.port());
      browser.login(name, made.json().get("password").asText());
      users.add(browser);
    }
    List<Listener> listeners = new ArrayList<>();
    for (int i = 0; i < LISTENERS; i++) {
      listeners.add(users.get(i % USERS).listen(plant(i % USERS % COUNTIES)));
    }
    return listeners;
  }
}
