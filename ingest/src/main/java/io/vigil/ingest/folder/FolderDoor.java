package io.vigil.ingest.folder;

import io.vigil.ingest.http.PostSink;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a second into {@code {root}/{enterprise}/{gateway}/} for files that are whole, and
 * takes them in one after the other, by name. What is taken goes to {@code done/}, what is none to
 * {@code refused/}, each beside a report. Who may write into the folder is whose word it is; the
 * folders are made by whoever runs Vigil.
 *
 * <p>A file stays where it is until the log has all of it, so a stop in the middle loses nothing;
 * it is then read again, under the same numbers, so it doubles nothing. One thread of its own;
 * {@link #close} on any.
 */
public final class FolderDoor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderDoor.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long LOOK_MILLIS = 1_000;
  private static final long END_SECONDS = 2;

  private final Path root;
  private final PostSink sink;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "vigil-folder-door");
            made.setDaemon(true);
            return made;
          });

  private FolderDoor(Path root, PostSink sink) {
    this.root = root;
    this.sink = sink;
  }

  /** Begins to look; a root that is not there is made. */
  public static FolderDoor open(Path root, PostSink sink) throws IOException {
    Files.createDirectories(root);
    FolderDoor door = new FolderDoor(root, sink);
    var unused =
        door.thread.scheduleWithFixedDelay(
            door::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    return door;
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        LOG.info("a file is still being taken in; it is read again after the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      for (Path enterprise : folders(root)) {
        for (Path gateway : folders(enterprise)) {
          FileIntake intake =
              new FileIntake(
                  enterprise.getFileName().toString(),
                  gateway.getFileName().toString(),
                  sink,
                  PATIENCE);
          for (Path file : files(gateway)) {
            intake.take(file);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) { // the edge of the thread: it must look again
      LOG.warn("the folder {} could not be looked through: {}", root, e.toString());
    }
  }

  private static List<Path> folders(Path folder) throws IOException {
    return sorted(folder, Files::isDirectory);
  }

  private static List<Path> files(Path folder) throws IOException {
    return sorted(folder, file -> Files.isRegularFile(file) && file.toString().endsWith(".txt"));
  }

  private static List<Path> sorted(Path folder, DirectoryStream.Filter<Path> filter)
      throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, filter)) {
      entries.forEach(found::add);
    }
    Collections.sort(found);
    return found;
  }
}
