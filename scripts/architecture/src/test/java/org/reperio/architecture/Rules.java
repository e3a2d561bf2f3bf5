package org.reperio.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rules of the house that compiled classes show. */
final class Rules {

  private static final int MOST_PARAMETERS = 8;
  private static final String ENTITY = "jakarta.persistence.Entity";

  private static final DescribedPredicate<JavaClass> OF_SHARED =
      describe(
          "of shared",
          type ->
              type.getPackageName().startsWith("org.reperio")
                  && !inAny(type, "org.reperio.api", "org.reperio.ui", "org.reperio.worker")
                  && !inAny(type, "org.reperio.demo", "org.reperio.cernopendata"));

  private static final String[] STORAGE = {
    "java.sql..",
    "javax.sql..",
    "jakarta.persistence..",
    "org.hibernate..",
    "io.quarkus.hibernate..",
    "org.elasticsearch..",
    "io.agroal.."
  };

  private Rules() {}

  /** Every rule, by a name that says it. */
  static Map<String, ArchRule> all() {
    var rules = new LinkedHashMap<String, ArchRule>();
    rules.put(
        "classes say what they are",
        noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?)"));
    rules.put(
        "packages are features, not layers",
        noClasses()
            .should()
            .resideInAnyPackage(
                "..service..",
                "..services.impl..",
                "..dto..",
                "..util..",
                "..repository..",
                "..controller..",
                "..entity.."));
    rules.put(
        "what a class needs is in its constructor",
        noFields().should().beAnnotatedWith("jakarta.inject.Inject"));
    rules.put("statics do not change", fields().that().areStatic().should().beFinal());
    rules.put(
        "no constructor takes more than eight parameters",
        constructors().that(areWritten()).should(takeAtMost(MOST_PARAMETERS)));
    rules.put(
        "features do not depend on each other in a circle",
        slices().matching("org.reperio.(**)").should().beFreeOfCycles());
    rules.put(
        "shared uses no service",
        noClasses()
            .that(OF_SHARED)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.reperio.api..", "org.reperio.ui..", "org.reperio.worker.."));
    rules.put("web-api uses no other service", alone("api", "ui", "worker"));
    rules.put("web-ui uses no other service", alone("ui", "api", "worker"));
    rules.put("worker uses no other service", alone("worker", "api", "ui"));
    rules.put(
        "shared has no HTTP and no HTML",
        noClasses()
            .that(OF_SHARED)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "io.vertx.ext.web..", "io.quarkus.qute.."));
    rules.put("web-api has no SQL and no storage", noStorage("org.reperio.api.."));
    rules.put("web-ui has no SQL and no storage", noStorage("org.reperio.ui.."));
    rules.put(
        "no thread waits for a client",
        noClasses()
            .that()
            .resideInAnyPackage("org.reperio.api..", "org.reperio.ui..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                "jakarta\\.ws\\.rs\\.core\\.StreamingOutput|org\\.jboss\\.resteasy.*\\.PathPart"));
    rules.put(
        "only repositories write entities",
        noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Repository")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                "jakarta\\.persistence\\.EntityManager"
                    + "|org\\.hibernate\\.(Session|StatelessSession|SessionFactory)"));
    rules.put(
        "entities change in their own feature",
        classes().that(describe("change entities", type -> true)).should(changeOwnEntities()));
    return rules;
  }

  private static ArchRule alone(String service, String one, String other) {
    return noClasses()
        .that()
        .resideInAPackage("org.reperio." + service + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.reperio." + one + "..", "org.reperio." + other + "..");
  }

  private static ArchRule noStorage(String packages) {
    return noClasses()
        .that()
        .resideInAPackage(packages)
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAnyPackage(STORAGE)
                .or(JavaClass.Predicates.resideInAPackage("org.reperio.database.."))
                .as("reach the database or the engine"));
  }

  /** The compiler gives enums and inner classes parameters that nobody wrote. */
  private static DescribedPredicate<JavaConstructor> areWritten() {
    return describe(
        "are written by hand",
        constructor ->
            !constructor.getOwner().isEnum() && !constructor.getOwner().isAnonymousClass());
  }

  private static ArchCondition<JavaConstructor> takeAtMost(int most) {
    return new ArchCondition<>("take at most " + most + " parameters") {
      @Override
      public void check(JavaConstructor constructor, ConditionEvents events) {
        int taken = constructor.getRawParameterTypes().size();
        events.add(
            new SimpleConditionEvent(
                constructor, taken <= most, constructor.getFullName() + " takes " + taken));
      }
    };
  }

  private static ArchCondition<JavaClass> changeOwnEntities() {
    return new ArchCondition<>("change only entities of their own feature") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaFieldAccess access : type.getFieldAccessesFromSelf()) {
          JavaClass owner = access.getTargetOwner();
          boolean foreign =
              access.getAccessType() == JavaFieldAccess.AccessType.SET
                  && owner.isAnnotatedWith(ENTITY)
                  && !owner.getPackageName().equals(type.getPackageName());
          if (foreign) {
            events.add(SimpleConditionEvent.violated(type, access.getDescription()));
          }
        }
      }
    };
  }

  private static boolean inAny(JavaClass type, String... roots) {
    for (String root : roots) {
      if (type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".")) {
        return true;
      }
    }
    return false;
  }
}
