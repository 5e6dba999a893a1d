package io.vigil.standalone.check;

import io.vigil.standalone.embedded.TopicLayout;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;

/** Whether the disk of the data folder has room for what is sure to be written there. */
final class DiskCheck {
  /**
   * Registry, checkpoints, {@code vigil.log} and the first days of the store: a choice of ours. The
   * store grows for as long as it is kept; that cannot be told here.
   */
  private static final long ROOM_BYTES = 1L << 30;

  private DiskCheck() {}

  /** What is missing on the disk of this folder. */
  static List<ConfigMistake> mistakes(Path data, boolean embeddedLog) throws IOException {
    long free = Files.getFileStore(FolderCheck.nearestStanding(data)).getUsableSpace();
    return mistakes(free, needed(data, embeddedLog));
  }

  /** Bytes that will be written on top of what is there. */
  static long needed(Path data, boolean embeddedLog) throws IOException {
    long log = embeddedLog ? TopicLayout.boundBytes(TopicLayout.DEFAULT_READINGS_BYTES) : 0;
    return Math.max(0, log - size(data.resolve("log"))) + ROOM_BYTES;
  }

  /** The mistake if less is free than will be needed, in bytes. */
  static List<ConfigMistake> mistakes(long free, long needed) {
    if (free >= needed) {
      return List.of();
    }
    return List.of(
        new ConfigMistake(
            "data",
            "磁盘剩余 %s，至少还需 %s（日志写满时），请扩容或另选磁盘".formatted(gib(free), gib(needed)),
            "%s are free on its disk, %s will be needed when the log is full: make room or choose another disk"
                .formatted(gib(free), gib(needed))));
  }

  private static String gib(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
  }

  /** Bytes of all files under this folder; files that go away meanwhile do not count. */
  private static long size(Path folder) throws IOException {
    long[] sum = {0};
    if (Files.isDirectory(folder)) {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              sum[0] += attributes.size();
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
              return FileVisitResult.CONTINUE;
            }
          });
    }
    return sum[0];
  }
}
