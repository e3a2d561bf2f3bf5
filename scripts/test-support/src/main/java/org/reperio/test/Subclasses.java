package org.reperio.test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Finds the subclasses of a class on the class path, and makes an object by each constructor. */
public final class Subclasses {

  private Subclasses() {}

  /** All that are not abstract, of all modules that the test sees. */
  public static List<Class<?>> of(Class<?> base) {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.reperio")
            .stream()
            .filter(found -> found.isAssignableTo(base) && !found.isEquivalentTo(base))
            .filter(found -> !found.getModifiers().contains(JavaModifier.ABSTRACT))
            .<Class<?>>map(JavaClass::reflect)
            .toList();
  }

  /** An object by each constructor of each subclass. */
  public static <T> Stream<T> samples(Class<T> base) {
    return of(base).stream()
        .flatMap(type -> Arrays.stream(type.getDeclaredConstructors()))
        .map(constructor -> base.cast(make(constructor)));
  }

  private static Object make(Constructor<?> constructor) {
    try {
      constructor.setAccessible(true);
      return constructor.newInstance(
          Arrays.stream(constructor.getParameterTypes()).map(Subclasses::sample).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("No sample can be made by " + constructor, e);
    }
  }

  private static Object sample(Class<?> type) {
    if (type == String.class) {
      return "sample";
    }
    if (type == boolean.class) {
      return true;
    }
    if (type == int.class) {
      return 1;
    }
    if (type == long.class) {
      return 1L;
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (type == Duration.class) {
      return Duration.ofSeconds(1);
    }
    if (type == Instant.class) {
      return Instant.now();
    }
    if (type == ObjectNode.class) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (type == List.class || type == Collection.class) {
      return List.of();
    }
    if (type.isAssignableFrom(SQLException.class)) {
      return new SQLException("sample", "08001");
    }
    return make(type.getDeclaredConstructors()[0]);
  }
}
