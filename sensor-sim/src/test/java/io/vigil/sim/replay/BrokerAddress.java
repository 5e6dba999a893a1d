package io.vigil.sim.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the test's Mosquitto listens, as its configuration says. */
public final class BrokerAddress {
  private BrokerAddress() {}

  /** The address of the broker that was started in this folder. */
  public static String of(Path folder) throws IOException {
    String listener = Files.readAllLines(folder.resolve("mosquitto.conf")).get(0);
    String[] words = listener.split(" ", -1);
    return "tcp://" + words[2] + ":" + words[1];
  }
}
