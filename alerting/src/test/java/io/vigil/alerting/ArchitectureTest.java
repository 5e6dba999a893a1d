package io.vigil.alerting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** How the packages of alerting may lean on each other. */
class ArchitectureTest {
  private static final JavaClasses ALERTING =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.vigil.alerting");

  @Test
  void packagesLeanOnEachOtherInOneDirection() {
    slices().matching("io.vigil.alerting.(*)..").should().beFreeOfCycles().check(ALERTING);
  }

  @Test
  void theJournalKnowsNobodyWhoWritesInIt() {
    noClasses()
        .that()
        .resideInAPackage("io.vigil.alerting.journal..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.vigil.alerting.alert..",
            "io.vigil.alerting.intake..",
            "io.vigil.alerting.registry..",
            "io.vigil.alerting.people..",
            "io.vigil.alerting.stream..")
        .check(ALERTING);
  }

  @Test
  void otherRuntimeModulesAreMetInTheLogOnly() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.vigil.ingest..", "io.vigil.streaming..", "io.vigil.sim..", "io.vigil.standalone..")
        .check(ALERTING);
  }

  @Test
  void expressionsAreReadInOnePackageOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.vigil.alerting.expression..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.cel..")
        .check(ALERTING);
  }

  @Test
  void timesHaveAZone() {
    noClasses().should().dependOnClassesThat().areAssignableTo(LocalDateTime.class).check(ALERTING);
  }
}
