package io.vigil.standalone.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.standalone.VigilApi;
import java.io.IOException;

/** A Vigil that the ledger kills, and how it is reached. One thread. */
public interface Victim extends AutoCloseable {
  /** SIGKILL for what is next in turn; its name. */
  String kill() throws IOException, InterruptedException;

  /** Starts again what was killed, and returns when everything works. */
  void restart() throws IOException, InterruptedException;

  /** Signs the administrator in. */
  VigilApi admin() throws IOException, InterruptedException;

  /** Address of the broker. */
  String mqtt() throws IOException;

  /** Bootstrap servers of the log. */
  String log() throws IOException;

  /** What the store has of the enterprise: point and time in microseconds UTC. */
  Iterable<JsonNode> stored(String enterprise) throws IOException, InterruptedException;

  @Override
  void close();
}
