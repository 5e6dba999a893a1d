package io.vigil.streaming.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A store in memory that is away for some attempts and refuses some lines; whole batches only. */
final class ScriptedStore implements StoreClient {
  final List<String> stored = new ArrayList<>();
  final List<Integer> batches = new ArrayList<>();
  int awayForAttempts;
  Predicate<String> refuses = line -> false;
  boolean closed;

  @Override
  public void write(String lines) throws IOException, LinesRefusedException {
    if (awayForAttempts > 0) {
      awayForAttempts--;
      throw new IOException("connection refused");
    }
    List<String> batch = lines.lines().toList();
    for (String line : batch) {
      if (refuses.test(line)) {
        throw new LinesRefusedException("cannot parse " + line);
      }
    }
    batches.add(batch.size());
    stored.addAll(batch);
  }

  @Override
  public void close() {
    closed = true;
  }
}
