package io.vigil.rules.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The files of this module that packs and tables are read from. Stateless; any thread. */
final class PackResource {
  private PackResource() {}

  /** The UTF-8 bytes of one of them. */
  static byte[] read(String name) {
    String path = "/packs/" + name + ".json";
    try (InputStream in = PackResource.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
