package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.sim.load.LoadGenerator;
import io.vigil.sim.load.LoadOptions;
import io.vigil.sim.replay.StoreQuery;
import io.vigil.standalone.embedded.DurabilityProfile;
import io.vigil.standalone.embedded.EmbeddedLog;
import io.vigil.standalone.embedded.EmbeddedStore;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chain while a part of it is away. {@code -Dvigil.outage=PT5M} makes the outages as long as
 * the README speaks of.
 */
class OutageIT {
  private static final Logger LOG = LoggerFactory.getLogger(OutageIT.class);
  private static final Duration OUTAGE = Duration.parse(System.getProperty("vigil.outage", "PT8S"));
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String ENTERPRISE = "outage";
  private static final int POINTS = 40;
  private static final int RATE = 200;
  private static final int BATCH = 10;
  private static final int CROSSING_EVERY = 20;

  @TempDir Path folder;
  private @Nullable VigilApi admin;

  @Test
  @DisplayName("attack76 a store that is away delays no alert and loses nothing")
  void aStoreThatIsAwayDelaysNoAlertAndLosesNothing() throws IOException, InterruptedException {
    Path files = folder.resolve("store");
    EmbeddedStore store = EmbeddedStore.start(files, 0, DurabilityProfile.PROCESS);
    String url = store.url();
    int port = URI.create(url).getPort();
    try (Standalone vigil = start("store.url=" + url);
        LoadGenerator load = load(vigil)) {
      Set<String> before = new HashSet<>(activations(vigil));
      awaitOther(vigil, before);
      store.close();
      before.addAll(activations(vigil));
      long began = System.nanoTime();
      String raised = awaitOther(vigil, before);
      LOG.info("{} was raised while the store was away", raised);
      rest(began);
      before.addAll(activations(vigil));
      awaitOther(vigil, before);
      store = EmbeddedStore.start(files, port, DurabilityProfile.PROCESS);
      assertEverythingIsStored(vigil, load, url);
    } finally {
      store.close();
    }
  }

  @Test
  void aLogThatIsAwayHoldsTheSendersBackAndLosesNothing() throws IOException, InterruptedException {
    Path files = folder.resolve("log");
    EmbeddedLog log = EmbeddedLog.start(files, 0, DurabilityProfile.PROCESS);
    int port = log.port();
    try (Standalone vigil = start("log.bootstrap=" + log.bootstrap());
        LoadGenerator load = load(vigil)) {
      awaitOther(vigil, Set.of());
      log.close();
      long began = System.nanoTime();
      long acknowledged = load.counters().acknowledged();
      rest(began);
      assertThat(load.counters().acknowledged())
          .as("what is not in the log is not acknowledged")
          .isLessThan(acknowledged + 2L * RATE / BATCH);
      Set<String> before = new HashSet<>(activations(vigil));
      log = EmbeddedLog.start(files, port, DurabilityProfile.PROCESS);
      awaitOther(vigil, before);
      assertEverythingIsStored(vigil, load, vigil.endpoints().store());
    } finally {
      log.close();
    }
  }

  private Standalone start(String external) throws IOException, InterruptedException {
    Path config = folder.resolve("vigil.properties");
    String text = "data=" + folder.resolve("data") + "\nhttp.port=0\nmqtt.port=0\n" + external;
    return Standalone.start(ConfigFile.read(Files.writeString(config, text)));
  }

  private LoadGenerator load(Standalone vigil) throws IOException, InterruptedException {
    byte[] plant = LoadGenerator.plantFile(ENTERPRISE, POINTS);
    String issued =
        admin(vigil)
            .importPlant(ENTERPRISE, new String(plant, StandardCharsets.UTF_8))
            .getOrDefault(LoadGenerator.GATEWAY, "");
    return LoadGenerator.start(
        new LoadOptions(
            vigil.endpoints().mqtt(),
            List.of(new LoadOptions.Sender(ENTERPRISE, LoadGenerator.GATEWAY, issued)),
            POINTS,
            RATE,
            BATCH,
            Duration.ofDays(1),
            CROSSING_EVERY));
  }

  /** The administrator, signed in once: the server is no demo, and a code counts once. */
  private VigilApi admin(Standalone vigil) throws IOException, InterruptedException {
    if (admin == null) {
      admin = new AdminSignIn().at(vigil.endpoints(), folder.resolve("data"));
    }
    return admin;
  }

  /** The newest activation of every Alert that the duty room would see. */
  private Set<String> activations(Standalone vigil) throws IOException, InterruptedException {
    Set<String> seen = new HashSet<>();
    for (JsonNode alert : admin(vigil).get("/api/v1/alerts?limit=5000").path("items")) {
      seen.add(alert.path("activation").asText());
    }
    return seen;
  }

  private String awaitOther(Standalone vigil, Set<String> known) throws IOException {
    Set<String> seen =
        await(() -> activations(vigil), activations -> !known.containsAll(activations));
    seen.removeAll(known);
    return seen.iterator().next();
  }

  private void assertEverythingIsStored(Standalone vigil, LoadGenerator load, String url)
      throws IOException, InterruptedException {
    load.stop();
    assertThat(load.awaitEnd(PATIENCE)).as("everything is acknowledged").isTrue();
    StoreQuery store = new StoreQuery(url);
    long sent = load.counters().readings();
    long stored = await(() -> store.number("select count() from reading"), count -> count >= sent);
    assertThat(stored).isEqualTo(sent);
    assertThat(load.counters().rejected()).isZero();
    LOG.info("{} readings sent and stored, {} alerts", sent, activations(vigil).size());
  }

  private static void rest(long began) {
    for (long left = OUTAGE.toNanos() - (System.nanoTime() - began);
        left > 0;
        left = OUTAGE.toNanos() - (System.nanoTime() - began)) {
      LockSupport.parkNanos(left);
    }
  }

  private static <T> T await(Callable<T> question, Predicate<T> wanted) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      T answer = question.call();
      while (!wanted.test(answer)) {
        assertThat(System.nanoTime()).as("waited in vain; last: %s", answer).isLessThan(end);
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        answer = question.call();
      }
      return answer;
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) { // Callable
      throw new IOException(e);
    }
  }
}
