package org.reperio.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whoever changes something for somebody says so in the audit log: each operation of a service that
 * is told who asks, and has a transaction or takes content, leads to an entry.
 */
class AuditedOperationsTest {

  private static final String IDENTITY = "org.reperio.access.Identity";
  private static final String SCOPED = "jakarta.enterprise.context.ApplicationScoped";
  private static final String TRANSACTIONAL = "jakarta.transaction.Transactional";
  private static final String TRAIL = "org.reperio.audit.AuditTrail";
  private static final String BUCKETS = "org.reperio.file.Buckets";

  private static final String READS = "it reads";
  private static final String BYTES =
      "bytes count for nothing until the file is committed, which is logged";

  private static final String MAIL = "it follows from what is logged";

  private static final String UNPROVEN =
      "it mails a link, and nothing is changed before somebody opens that";

  /** The operations that leave no entry, and why. */
  private static final Map<String, String> EXCEPTIONS = new TreeMap<>();

  static {
    Stream.of(
            "Accounts.all",
            "Accounts.roles",
            "Discussions.owns",
            "Discussions.read",
            "Discussions.replies",
            "Discussions.repliesAround",
            "Discussions.timeline",
            "Discussions.timelineAround",
            "Grants.get",
            "Grants.list",
            "Inclusions.list",
            "Inclusions.suggestions",
            "Jobs.all",
            "Jobs.lines",
            "Jobs.runs",
            "RequestLists.search",
            "Requests.actions",
            "Requests.read",
            "Reviews.read",
            "ShareLinks.get",
            "ShareLinks.list",
            "Tokens.list")
        .forEach(operation -> EXCEPTIONS.put(operation, READS));
    EXCEPTIONS.put("DraftFiles.upload", BYTES);
    EXCEPTIONS.put("Registration.begin", UNPROVEN);
    EXCEPTIONS.put("PasswordReset.begin", UNPROVEN);
    EXCEPTIONS.put("Mails.send", MAIL);
    EXCEPTIONS.put("Mails.sendUnproven", MAIL);
  }

  @Test
  void everyChangeLeavesAnEntry() {
    Set<String> silent = new TreeSet<>();
    int audited = 0;
    for (JavaMethod operation : operations()) {
      if (reaches(operation, TRAIL)) {
        audited++;
      } else {
        silent.add(name(operation));
      }
    }
    assertThat(audited).isGreaterThan(45);
    assertThat(silent)
        .as("operations that leave no entry in the audit log: note them, or say here why not")
        .isEqualTo(EXCEPTIONS.keySet());
  }

  private static String name(JavaMethod method) {
    return method.getOwner().getSimpleName() + "." + method.getName();
  }

  private static List<JavaMethod> operations() {
    return House.CLASSES.stream()
        .filter(type -> type.isAnnotatedWith(SCOPED))
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(type -> !type.getName().startsWith(TRAIL))
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(AuditedOperationsTest::isToldWhoAsks)
        .filter(method -> changes(method))
        .collect(Collectors.toList());
  }

  private static boolean isToldWhoAsks(JavaMethod method) {
    return method.getRawParameterTypes().stream().anyMatch(type -> type.getName().equals(IDENTITY));
  }

  private static boolean changes(JavaMethod method) {
    Optional<String> transaction = transaction(method).or(() -> transaction(method.getOwner()));
    return transaction.isPresent() || reaches(method, BUCKETS + ".alone");
  }

  private static Optional<String> transaction(HasAnnotations<?> annotated) {
    return annotated
        .tryGetAnnotationOfType(TRANSACTIONAL)
        .map(
            annotation ->
                annotation.get("value").map(value -> ((JavaEnumConstant) value).name()).orElse(""));
  }

  /** Whether calls lead from there to a method of this class, or to this method. */
  private static boolean reaches(JavaMethod from, String wanted) {
    Set<JavaCodeUnit> seen = new HashSet<>();
    Deque<JavaCodeUnit> next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty()) {
      JavaCodeUnit unit = next.pop();
      if (!seen.add(unit)) {
        continue;
      }
      String owner = unit.getOwner().getName();
      if (owner.equals(wanted) || (owner + "." + unit.getName()).equals(wanted)) {
        return true;
      }
      Stream.concat(
              unit.getCallsFromSelf().stream().map(call -> call.getTarget()),
              unit.getCodeUnitReferencesFromSelf().stream().map(one -> one.getTarget()))
          .map(AuditedOperationsTest::unit)
          .flatMap(Optional::stream)
          .filter(called -> isOurs(called.getOwner()))
          .forEach(next::push);
    }
    return false;
  }

  private static Optional<? extends JavaCodeUnit> unit(AccessTarget.CodeUnitAccessTarget target) {
    return target.resolveMember();
  }

  private static boolean isOurs(JavaClass type) {
    return type.getName().startsWith("org.reperio.");
  }
}
