package io.vigil.standalone.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.standalone.VigilApi;
import java.io.IOException;
import java.util.List;

/** A Vigil that the ledger does harm to, and how it is reached. One thread. */
public interface Victim extends AutoCloseable {
  /** What can be done to it; the same at every call. */
  List<Fault> faults();

  /** Returns when everything works. */
  void awaitWorking() throws IOException, InterruptedException;

  /** Signs the administrator in. */
  VigilApi admin() throws IOException, InterruptedException;

  /** Address of the broker, for senders. */
  String mqtt() throws IOException;

  /** Bootstrap servers of the log. */
  String log() throws IOException;

  /** What the store has of the enterprise: point and time in microseconds UTC. */
  Iterable<JsonNode> stored(String enterprise) throws IOException, InterruptedException;

  @Override
  void close();
}
