package org.reperio.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of web-api and web-ui: they call the services of shared, and nothing below them. */
public abstract class WebArchitectureRules extends ArchitectureRules {

  /** Leaves out the classes of {@code shared}, which has its own test. */
  public static final class ThisModule implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/shared/") && !location.contains("reperio-shared");
    }
  }

  @ArchTest
  static final ArchRule NO_SQL_AND_NO_STORAGE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "javax.sql..",
              "jakarta.persistence..",
              "org.hibernate..",
              "org.elasticsearch..",
              "io.agroal..");

  @ArchTest
  static final ArchRule SERVICES_NOT_TABLES =
      noClasses().should().dependOnClassesThat().haveFullyQualifiedName("org.reperio.database.Sql");
}
