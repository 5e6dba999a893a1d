package io.vigil.standalone;

import io.vigil.sim.replay.StoredReadings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** An instance that lives as long as a command; its folder stays only if something was wrong. */
final class OwnInstance {
  private OwnInstance() {}

  /** What is done with it; the result is the exit status, 0 if everything was right. */
  interface Work {
    int run(ReplaySession session) throws IOException, InterruptedException;
  }

  /** Starts the instance, does the work, and stops it. */
  static int run(StoreArguments store, Work work) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("vigil-replay");
    StandaloneOptions embedded = StandaloneOptions.demo(folder).withFreePorts();
    int status;
    try (Standalone vigil =
        Standalone.start(store.external().map(embedded::withStore).orElse(embedded))) {
      StoredReadings readings = store.readings(vigil.endpoints());
      status = work.run(ReplaySession.in(vigil.endpoints(), folder, readings));
    }
    if (status == 0) {
      delete(folder);
    }
    return status;
  }

  /** Removes the folder with everything in it. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
