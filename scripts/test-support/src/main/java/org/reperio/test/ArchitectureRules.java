package org.reperio.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of the house that hold in every module. */
public abstract class ArchitectureRules {

  @ArchTest
  static final ArchRule CLASSES_SAY_WHAT_THEY_ARE =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Manager|Helper|Utils?)")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule PACKAGES_ARE_FEATURES =
      classes().should().resideInAPackage("org.reperio..").allowEmptyShould(true);

  @ArchTest
  static final ArchRule NO_LAYERS =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..service..",
              "..services.impl..",
              "..dto..",
              "..util..",
              "..repository..",
              "..controller..",
              "..entity..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule DEPENDENCIES_ARE_CONSTRUCTED_WITH =
      noFields().should().beAnnotatedWith("jakarta.inject.Inject").allowEmptyShould(true);

  @ArchTest
  static final ArchRule NO_MUTABLE_STATICS =
      fields().that().areStatic().should().beFinal().allowEmptyShould(true);

  @ArchTest
  static final ArchRule FEATURES_ARE_NOT_TANGLED =
      slices().matching("org.reperio.(**)").should().beFreeOfCycles().allowEmptyShould(true);
}
