package io.vigil.streaming;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Shells decide nothing and see no clock. */
class StructureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.vigil.streaming");

  @Test
  void packagesDoNotDependInCircles() {
    slices().matching("io.vigil.streaming.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void partsDoNotKnowTheJobsTheyArePartOf() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "..streaming.source", "..streaming.judge", "..streaming.sink", "..streaming.store")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.vigil.streaming")
        .check(CLASSES);
  }

  @Test
  void nobodyJudgesByAClock() {
    noClasses()
        .that()
        .resideInAnyPackage("..streaming.source", "..streaming.judge", "..streaming.sink")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Instant.class)
        .check(CLASSES);
  }

  @Test
  void noOperatorHasTimersOrBroadcastState() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage("..streaming.judge")
        .should()
        .notHaveName("onTimer")
        .andShould()
        .notHaveName("processBroadcastElement")
        .check(CLASSES);
  }

  @Test
  void neitherTheGatewaysNorTheDutyRoomAreSeen() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vigil.ingest..", "io.vigil.alerting..", "io.vigil.standalone..")
        .check(CLASSES);
  }
}
