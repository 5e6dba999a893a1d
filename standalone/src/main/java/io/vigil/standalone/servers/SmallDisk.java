package io.vigil.standalone.servers;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file system of its own (tmpfs) that can be made full at any moment: no more fits into it than
 * is there. Only who may mount can have one. One thread.
 */
public final class SmallDisk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SmallDisk.class);
  private static final long WIDE_MEBIBYTES = 4_096;
  private static final long KIBIBYTE = 1_024;
  private static final int ATTEMPTS = 20;
  private static final long WAIT_SECONDS = 10;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Mounts one at this folder; empty, and said in the log, where that is not allowed. */
  public static Optional<SmallDisk> mount(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    boolean mounted =
        succeeds(
            "mount", "-t", "tmpfs", "-o", "size=" + WIDE_MEBIBYTES + "m", "vigil", "" + folder);
    if (!mounted) {
      LOG.warn("no file system can be mounted here: a full disk is not tried");
      return Optional.empty();
    }
    return Optional.of(new SmallDisk(folder));
  }

  /** From now on nothing more fits. */
  public void fill() throws IOException, InterruptedException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      FileStore store = Files.getFileStore(folder);
      long used = store.getTotalSpace() - store.getUnallocatedSpace();
      if (resize(used / KIBIBYTE + 1)) {
        return;
      }
      // Somebody wrote meanwhile: it is fuller now.
    }
    throw new IOException(folder + " cannot be made full");
  }

  /** There is room again. */
  public void empty() throws IOException, InterruptedException {
    if (!resize(WIDE_MEBIBYTES * KIBIBYTE)) {
      throw new IOException(folder + " cannot be widened");
    }
  }

  private boolean resize(long kibibytes) throws IOException, InterruptedException {
    return succeeds("mount", "-o", "remount,size=" + kibibytes + "k", folder.toString());
  }

  /** Unmounts it, and what is in it is gone; at once for others, when it can be for its users. */
  @Override
  public void close() {
    try {
      succeeds("umount", "--lazy", folder.toString());
    } catch (IOException e) {
      LOG.warn("{} is still mounted: {}", folder, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean succeeds(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
