package io.vigil.standalone.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one embedded server: who owns it, and on which ports it listened last.
 *
 * <p>The lock is the operating system's: it ends with the process, however that ends. Without it
 * Kafka ends a second process on the same folder, without a word. The ports are kept in {@code
 * ports.properties}, so that clients which survive a restart of the server find it where it was; a
 * damaged file is treated as absent. One thread.
 */
final class ServerFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServerFolder.class);

  private final Path path;
  private final FileChannel lock;
  private final Properties ports;

  private ServerFolder(Path path, FileChannel lock, Properties ports) {
    this.path = path;
    this.lock = lock;
    this.ports = ports;
  }

  /**
   * Creates the folder when absent and takes it.
   *
   * @throws IOException if another server owns it
   */
  static ServerFolder take(Path path) throws IOException {
    Files.createDirectories(path);
    FileChannel channel =
        FileChannel.open(
            path.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new IOException(
          "目录 %s 正被另一个运行中的值守使用，请先停止它或另选目录 / folder %s is in use by another running Vigil: stop it or choose another folder"
              .formatted(path, path));
    }
    return new ServerFolder(path, channel, read(file(path)));
  }

  Path path() {
    return path;
  }

  /**
   * Chooses the port for one listener.
   *
   * @param listener the name of the listener in the file
   * @param wanted a port, or 0 for the port of the last run, or a free one at the first run
   * @throws IOException if a wanted port is taken
   */
  int choosePort(String listener, int wanted) throws IOException {
    int port = wanted == 0 ? lastOrFree(listener) : wanted;
    if (!FreePorts.isFree(port)) {
      throw new IOException(
          "端口 127.0.0.1:%d（%s）已被占用，请停止占用者或另选端口 / port 127.0.0.1:%d (%s) is taken: stop its owner or choose another"
              .formatted(port, listener, port, listener));
    }
    ports.setProperty(listener, Integer.toString(port));
    return port;
  }

  /**
   * Remembers the ports; to be called when the server has started, so that a start which failed
   * changes nothing. A rename: a kill in between leaves the old file or the new one.
   */
  void keepPorts() throws IOException {
    Path file = file(path);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (Writer writer = Files.newBufferedWriter(fresh)) {
      ports.store(writer, "where this server listens; kept across restarts");
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Gives the folder back; to be called when the server has stopped. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException failed) {
      LOG.warn("{} could not be given back", path, failed);
    }
  }

  private int lastOrFree(String listener) {
    int last = parse(ports.getProperty(listener, ""));
    if (last != 0 && FreePorts.isFree(last)) {
      return last;
    }
    int fresh = FreePorts.pick();
    if (last != 0) {
      LOG.warn("port {} of {} is taken, listening on {} from now on", last, listener, fresh);
    }
    return fresh;
  }

  private static int parse(String text) {
    try {
      int port = Integer.parseInt(text);
      return port > 0 && port < 65_536 ? port : 0;
    } catch (NumberFormatException damaged) {
      return 0;
    }
  }

  private static Path file(Path folder) {
    return folder.resolve("ports.properties");
  }

  private static Properties read(Path file) throws IOException {
    Properties ports = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        ports.load(reader);
      } catch (IllegalArgumentException | MalformedInputException damaged) {
        LOG.warn("{} is damaged, ports are picked anew", file);
        ports.clear();
      }
    }
    return ports;
  }

  /** Null when another process has it, or this one already. */
  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException ours) {
      return null;
    }
  }
}
