package io.vigil.standalone;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Starts something, stays until the process is told to stop, also while it is still starting, and
 * stops it in order. One call a process.
 */
final class UntilStopped {
  private UntilStopped() {}

  /** What runs. */
  interface Running extends AutoCloseable {
    @Override
    void close();
  }

  /** How it is started; whatever it waits for, it can be interrupted. */
  interface Starting<T extends Running> {
    T start() throws IOException, InterruptedException;
  }

  /** What is done once it runs. */
  interface Started<T> {
    void accept(T running) throws IOException, InterruptedException;
  }

  static <T extends Running> void run(Starting<T> starting, Started<T> started)
      throws IOException, InterruptedException {
    Thread starter = Thread.currentThread();
    AtomicBoolean told = new AtomicBoolean();
    CountDownLatch stopped = new CountDownLatch(1);
    Runnable tell =
        () -> {
          if (told.compareAndSet(false, true)) {
            starter.interrupt();
          }
        };
    StopSignals.take(tell);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  tell.run();
                  awaitQuietly(stopped);
                },
                "stop"));
    try (T running = starting.start()) {
      started.accept(running);
      new CountDownLatch(1).await();
    } catch (IOException | InterruptedException e) {
      if (!told.get()) {
        throw e;
      }
    } finally {
      stopped.countDown();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
