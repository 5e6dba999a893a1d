package io.vigil.sim.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The example of {@code docs/plant-model.md}. */
public final class Example {
  private static final Path PAGE = Path.of("../docs/plant-model.md");
  private static final String FENCE = "```";

  private Example() {}

  /** The model as the page shows it. */
  public static String json() {
    try {
      String page = Files.readString(PAGE);
      int begin = page.indexOf(FENCE + "json") + FENCE.length() + "json".length();
      return page.substring(begin, page.indexOf(FENCE, begin));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The model. */
  public static PlantModel model() {
    PlantModelReader.Outcome outcome =
        PlantModelReader.read(json().getBytes(StandardCharsets.UTF_8));
    if (outcome instanceof PlantModelReader.Outcome.Taken taken) {
      return taken.model();
    }
    throw new IllegalStateException(PAGE + ": " + outcome);
  }
}
