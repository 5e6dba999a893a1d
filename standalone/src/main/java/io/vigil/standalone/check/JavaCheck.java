package io.vigil.standalone.check;

import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether the Java that runs this has all that Vigil needs: a Java that was cut down starts, and
 * fails hours later where the missing part is needed. An older Java never comes as far as this; the
 * start script refuses it.
 */
public final class JavaCheck {
  /**
   * All of Java SE, and what libraries use of the JDK beside it. The package is tested on a Java
   * that has these and no others.
   */
  public static final List<String> MODULES =
      List.of(
          "java.se",
          "jdk.charsets",
          "jdk.crypto.ec",
          "jdk.httpserver",
          "jdk.jfr",
          "jdk.localedata",
          "jdk.management",
          "jdk.naming.dns",
          "jdk.net",
          "jdk.unsupported",
          "jdk.zipfs");

  private JavaCheck() {}

  /** What this Java lacks. */
  static List<ConfigMistake> mistakes() {
    ModuleFinder ours = ModuleFinder.ofSystem();
    return mistakes(module -> ours.find(module).isPresent());
  }

  /** The mistake if a module is missing. */
  static List<ConfigMistake> mistakes(Predicate<String> present) {
    List<String> missing = new ArrayList<>(MODULES);
    missing.removeIf(present);
    if (missing.isEmpty()) {
      return List.of();
    }
    String names = String.join(", ", missing);
    return List.of(
        new ConfigMistake(
            "java",
            "此 Java 缺少模块 %s，请安装完整的 Java 17 运行环境".formatted(names),
            "this Java has no modules %s: install a whole Java 17".formatted(names)));
  }
}
