package io.vigil.standalone;

import io.vigil.alerting.tls.PrivateFile;
import io.vigil.standalone.check.ConfigMistake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/**
 * Passwords in a file of settings: a file that has one is nobody else's to read, and none is one
 * that everybody tries first. Stateless; any thread.
 */
final class ConfigSecrets {
  private static final List<String> KEYS = List.of("registry.password", "mqtt.password");

  /** What installations are shipped with, and what people type in to be done with it. */
  private static final Set<String> TRIED_FIRST =
      Set.of("vigil", "postgres", "password", "admin", "root", "changeme", "secret", "123456");

  private ConfigSecrets() {}

  /** What is wrong with the passwords that the file has. */
  static List<ConfigMistake> mistakes(Path file, Properties settings) throws IOException {
    List<ConfigMistake> mistakes = new ArrayList<>();
    for (String key : KEYS) {
      String password = settings.getProperty(key, "").strip();
      if (password.isEmpty()) {
        continue;
      }
      if (PrivateFile.isOpen(file)) {
        mistakes.add(
            new ConfigMistake(
                key,
                "%s 中有口令，其他用户可以读写，请执行 chmod o= %s".formatted(file, file),
                "%s holds a password and can be read or written by everybody on this machine: chmod o= %s"
                    .formatted(file, file)));
      }
      if (TRIED_FIRST.contains(password.toLowerCase(Locale.ROOT))) {
        mistakes.add(
            new ConfigMistake(
                key, "该口令人人都会先试，请换一个", "everybody tries that password first: choose another"));
      }
    }
    return mistakes;
  }
}
