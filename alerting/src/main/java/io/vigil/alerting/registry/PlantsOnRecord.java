package io.vigil.alerting.registry;

import jakarta.inject.Singleton;
import java.util.Optional;

/** What the registry has of an enterprise as a whole. Blocking. */
@Singleton
public class PlantsOnRecord {
  private final RegistryRows rows;

  PlantsOnRecord(RegistryRows rows) {
    this.rows = rows;
  }

  /** The enterprise; empty if it never was here. */
  public Optional<Enterprise> enterprise(String id) {
    return rows.enterprises().findById(id);
  }

  /** The file by which it is judged; empty if it was taken before files were kept. */
  public Optional<StoredPlant> file(String id) {
    return rows.files().findById(id);
  }
}
