package io.kramers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The street that the packages stand along: each knows those before it that are named here. */
@AnalyzeClasses(packages = "io.kramers", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule KNOWS_NO_SPARK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..");

  @ArchTest
  static final ArchRule PACKAGES_ALONG_THE_STREET =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("files")
          .definedBy("io.kramers.files..")
          .layer("config")
          .definedBy("io.kramers.config..")
          .layer("simd")
          .definedBy("io.kramers.simd..")
          .layer("estimate")
          .definedBy("io.kramers.estimate..")
          .layer("numerics")
          .definedBy("io.kramers.numerics..")
          .layer("rng")
          .definedBy("io.kramers.rng..")
          .layer("images")
          .definedBy("io.kramers.images..")
          .layer("arrays")
          .definedBy("io.kramers.arrays..")
          .layer("landscape")
          .definedBy("io.kramers.landscape..")
          .layer("dynamics")
          .definedBy("io.kramers.dynamics..")
          .layer("blocks")
          .definedBy("io.kramers.blocks..")
          .layer("theory")
          .definedBy("io.kramers.theory..")
          .layer("gradientnoise")
          .definedBy("io.kramers.gradientnoise..")
          .layer("escape")
          .definedBy("io.kramers.escape..")
          .layer("question")
          .definedBy("io.kramers.question..")
          .layer("exittime")
          .definedBy("io.kramers.exittime..")
          .layer("law")
          .definedBy("io.kramers.law..")
          .layer("network")
          .definedBy("io.kramers.network..")
          .layer("training")
          .definedBy("io.kramers.training..")
          .layer("prediction")
          .definedBy("io.kramers.prediction..")
          .layer("claim")
          .definedBy("io.kramers.claim..")
          .whereLayer("files")
          .mayNotAccessAnyLayer()
          .whereLayer("config")
          .mayOnlyAccessLayers("files")
          .whereLayer("simd")
          .mayNotAccessAnyLayer()
          .whereLayer("estimate")
          .mayNotAccessAnyLayer()
          .whereLayer("numerics")
          .mayOnlyAccessLayers("simd")
          .whereLayer("rng")
          .mayOnlyAccessLayers("simd", "numerics")
          .whereLayer("images")
          .mayOnlyAccessLayers("files", "config", "simd", "numerics", "rng")
          .whereLayer("arrays")
          .mayOnlyAccessLayers("simd", "numerics", "rng")
          .whereLayer("landscape")
          .mayOnlyAccessLayers("files", "config", "simd", "numerics", "rng")
          .whereLayer("dynamics")
          .mayOnlyAccessLayers("config", "simd", "numerics", "rng", "landscape")
          .whereLayer("blocks")
          .mayOnlyAccessLayers("simd", "estimate")
          .whereLayer("theory")
          .mayOnlyAccessLayers("numerics", "landscape", "dynamics")
          .whereLayer("gradientnoise")
          .mayOnlyAccessLayers(
              "files",
              "config",
              "simd",
              "numerics",
              "rng",
              "landscape",
              "estimate",
              "images",
              "network",
              "training",
              "arrays")
          .whereLayer("question")
          .mayOnlyAccessLayers(
              "config", "numerics", "rng", "landscape", "dynamics", "theory", "exittime")
          .whereLayer("exittime")
          .mayOnlyAccessLayers(
              "config",
              "simd",
              "numerics",
              "rng",
              "landscape",
              "dynamics",
              "estimate",
              "blocks",
              "theory")
          .whereLayer("law")
          .mayOnlyAccessLayers(
              "config",
              "simd",
              "numerics",
              "rng",
              "landscape",
              "dynamics",
              "estimate",
              "blocks",
              "theory")
          .whereLayer("network")
          .mayOnlyAccessLayers("config", "simd", "numerics", "rng")
          .whereLayer("training")
          .mayOnlyAccessLayers("config", "network")
          .whereLayer("escape")
          .mayOnlyBeAccessedByLayers("claim")
          .whereLayer("prediction")
          .mayOnlyAccessLayers(
              "files",
              "config",
              "simd",
              "numerics",
              "rng",
              "landscape",
              "dynamics",
              "estimate",
              "blocks",
              "theory",
              "images",
              "gradientnoise",
              "exittime",
              "law")
          .whereLayer("prediction")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("claim")
          .mayNotBeAccessedByAnyLayer();

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
  static final ArchRule THE_VECTOR_MODULE_STAYS_IN_SIMD_TWINS =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.(Simd\\w+|Lanes|ElementaryVectors)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.incubator.vector..");
}
