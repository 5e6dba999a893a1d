package io.vigil.model.presence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A name for a running process that no other has, from which others on the same machine can tell
 * that it has ended. At most 63 characters of ASCII. Immutable; any thread.
 *
 * <p>Numbers of processes mean something within one start of one machine, and there within one name
 * space: containers have their own. Linux says both; elsewhere nobody can tell.
 */
public final class ProcessMark {
  private static final int SHORT = 8;
  private static final String SEPARATOR = "_";
  private static final String UNKNOWN = "unknown";
  private static final int PARTS = 4;

  private ProcessMark() {}

  /** A new name for this process. */
  public static String ofThisProcess() {
    String any = UUID.randomUUID().toString().substring(0, SHORT);
    return String.join(
        SEPARATOR, boot(), nameSpace(), Long.toString(ProcessHandle.current().pid()), any);
  }

  /** Whether the process of this name has ended for certain; false where that cannot be known. */
  public static boolean hasEnded(String mark) {
    String[] parts = mark.split(SEPARATOR, -1);
    if (parts.length != PARTS
        || parts[0].equals(UNKNOWN)
        || parts[1].equals(UNKNOWN)
        || !parts[0].equals(boot())
        || !parts[1].equals(nameSpace())) {
      return false;
    }
    try {
      return ProcessHandle.of(Long.parseLong(parts[2])).isEmpty();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String boot() {
    String id = read(Path.of("/proc/sys/kernel/random/boot_id"));
    return id == null || id.length() < SHORT ? UNKNOWN : id.substring(0, SHORT);
  }

  /** The number in {@code pid:[4026531836]}. */
  private static String nameSpace() {
    try {
      String link = Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
      return link.replaceAll("\\D", "");
    } catch (IOException | UnsupportedOperationException e) {
      return UNKNOWN;
    }
  }

  private static @Nullable String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return null;
    }
  }
}
