package io.kramers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The street's second half: data goes from runs to fits to reports to the command line and the API.
 */
@AnalyzeClasses(packages = "io.kramers", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  /** Linear algebra is MLlib's or ND4J's: Breeze is MLlib's own affair. */
  @ArchTest
  static final ArchRule KNOWS_NO_BREEZE =
      noClasses().should().dependOnClassesThat().resideInAPackage("breeze..");

  /**
   * Inputs are data: nothing that a user brings is turned into objects of its own choice, or run.
   */
  @ArchTest
  static final ArchRule INPUTS_ARE_NEVER_CODE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.ObjectInputStream")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.net.URLClassLoader")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.beans..", "javax.script..", "javax.naming..", "java.rmi..");

  @ArchTest
  static final ArchRule NO_PACKAGE_IMPORTS_ONE_FURTHER_DOWN =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("escape")
          .definedBy("io.kramers.escape")
          .layer("checkpoint")
          .definedBy("io.kramers.checkpoint")
          .layer("spark")
          .definedBy("io.kramers.spark")
          .layer("fit")
          .definedBy("io.kramers.fit")
          .layer("report")
          .definedBy("io.kramers.report")
          .layer("cli")
          .definedBy("io.kramers.cli")
          .layer("api")
          .definedBy("io.kramers.api")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("api")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("cli", "api")
          .whereLayer("fit")
          .mayOnlyBeAccessedByLayers("report", "cli", "api")
          .whereLayer("spark")
          .mayOnlyBeAccessedByLayers("report", "cli", "api")
          .whereLayer("checkpoint")
          .mayOnlyBeAccessedByLayers("spark", "cli");
}
