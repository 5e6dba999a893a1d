package io.vigil.sim;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Configuration file in, readings of a simulated plant out over MQTT, until it is ended. */
public final class SimMain {
  private static final Logger LOG = LoggerFactory.getLogger(SimMain.class);

  private SimMain() {}

  /** {@code args}: the configuration file that {@link SimOptions#read} describes. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 1) {
      throw new IllegalArgumentException("one argument is needed: the configuration file");
    }
    run(SimOptions.read(Path.of(args[0])));
  }

  /** Simulates until the duration has passed, or the process is ended. */
  public static void run(SimOptions.Start start) throws IOException, InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(ended::countDown, "simulator-end"));
    try (Simulator simulator = Simulator.start(start.options())) {
      if (start.duration().isPresent()) {
        if (ended.await(start.duration().get().toMillis(), TimeUnit.MILLISECONDS)) {
          LOG.info("ended before its time");
        }
      } else {
        ended.await();
      }
      LOG.info("sent {}; {} scenarios", simulator.counters(), simulator.happened().size());
    }
  }
}
