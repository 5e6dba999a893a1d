package io.vigil.model.plant;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Fields read from text, and what was complained about while they were. */
final class PlantJson {
  final List<Complaint> complaints = new ArrayList<>();
  final JsonFields fields;

  PlantJson(String json) {
    fields = JsonFields.parse(json.getBytes(StandardCharsets.UTF_8), complaints);
  }
}
