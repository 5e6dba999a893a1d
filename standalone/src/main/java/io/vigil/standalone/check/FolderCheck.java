package io.vigil.standalone.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whether the data folder exists or can be made, and everything in it can be written. */
final class FolderCheck {
  private FolderCheck() {}

  /**
   * What is wrong with the folder.
   *
   * @param writable whether this process may write there
   */
  static List<ConfigMistake> mistakes(Path data, Predicate<Path> writable) throws IOException {
    Path standing = nearestStanding(data);
    if (!Files.isDirectory(standing)) {
      return List.of(
          new ConfigMistake(
              "data",
              "%s 不是目录，%s 无法使用，请另选目录".formatted(standing, data),
              "%s is no folder, so %s cannot be used: choose another".formatted(standing, data)));
    }
    if (!writable.test(standing)) {
      return List.of(notWritable(standing));
    }
    return standing.equals(data.toAbsolutePath()) ? within(data, writable) : List.of();
  }

  /** What another user left behind after a first try is found here. */
  private static List<ConfigMistake> within(Path data, Predicate<Path> writable)
      throws IOException {
    try (Stream<Path> children = Files.list(data)) {
      return children.filter(writable.negate()).sorted().map(FolderCheck::notWritable).toList();
    }
  }

  private static ConfigMistake notWritable(Path place) {
    return new ConfigMistake(
        "data",
        "当前用户不能写 %s，请更改其所有者，或另选目录".formatted(place),
        "this user cannot write %s: change its owner or choose another folder".formatted(place));
  }

  /** The path itself, or the nearest folder above it that exists. */
  static Path nearestStanding(Path path) {
    Path standing = path.toAbsolutePath();
    while (!Files.exists(standing) && standing.getParent() != null) {
      standing = standing.getParent();
    }
    return standing;
  }
}
