package io.vigil.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** The judge is a function: nothing but records goes in, nothing but events comes out. */
class PurityTest {
  private static final JavaClasses RULES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.vigil.rules");

  @Test
  void rulesKnowOnlyTheModelAndTheJdk() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("io.vigil.rules..", "io.vigil.model..", "java..", "org.jspecify..")
        .check(RULES);
  }

  @Test
  void judgingReadsAndWritesNothing() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.vigil.rules.pack..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.sql..")
        .check(RULES);
  }

  @Test
  void packsAreReadFromResourcesOnly() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..")
        .check(RULES);
  }

  @Test
  void nobodyLooksAtAClock() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.time\\.(Clock|LocalDate|LocalDateTime|ZonedDateTime|ZoneId)")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Instant.class, "now")
        .check(RULES);
  }

  @Test
  void nobodyDependsOnThreadsChanceOrPlace() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.concurrent..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Thread.class, Runnable.class, Random.class, TimeZone.class, Locale.class)
        .orShould()
        .callMethod(System.class, "identityHashCode", Object.class)
        .orShould()
        .callMethod(Math.class, "random")
        .check(RULES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.vigil.rules.(*)..").should().beFreeOfCycles().check(RULES);
  }

  @Test
  void everyPackageIsNullMarked() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith("org.jspecify.annotations.NullMarked")
        .check(RULES);
  }
}
