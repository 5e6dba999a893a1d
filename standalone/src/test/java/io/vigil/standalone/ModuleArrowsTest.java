package io.vigil.standalone;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The arrows between the modules (ADR 11), and no circles anywhere. Here, because this module sees
 * all others.
 */
class ModuleArrowsTest {
  private static final List<String> MODULES =
      List.of("model", "rules", "ingest", "streaming", "alerting", "sim", "standalone");

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.vigil");

  @Test
  void everyModuleIsLookedAt() {
    for (String module : MODULES) {
      assertThat(ALL.containPackage("io.vigil." + module)).as(module).isTrue();
    }
  }

  @Test
  void modulesMeetInTheLogAndNotInEachOther() {
    var layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String module : MODULES) {
      layers = layers.layer(module).definedBy("io.vigil." + module + "..");
    }
    layers
        .whereLayer("model")
        .mayNotAccessAnyLayer()
        .whereLayer("rules")
        .mayOnlyAccessLayers("model")
        .whereLayer("ingest")
        .mayOnlyAccessLayers("model")
        .whereLayer("sim")
        .mayOnlyAccessLayers("model")
        .whereLayer("streaming")
        .mayOnlyAccessLayers("model", "rules")
        .whereLayer("alerting")
        .mayOnlyAccessLayers("model", "rules")
        .whereLayer("standalone")
        .mayNotBeAccessedByAnyLayer()
        .check(ALL);
  }

  @Test
  void packagesOfAllModulesLeanOnEachOtherInOneDirection() {
    slices().matching("io.vigil.(*).(*)..").should().beFreeOfCycles().check(ALL);
  }
}
