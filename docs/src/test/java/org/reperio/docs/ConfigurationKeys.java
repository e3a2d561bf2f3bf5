package org.reperio.docs;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The keys that a source file reads by {@code @ConfigProperty} or {@code @ConfigMapping}. */
final class ConfigurationKeys {

  static final String PREFIX = "reperio.";

  private static final JavaParser JAVA =
      new JavaParser(new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_17));

  private final Map<String, String> keys = new TreeMap<>();

  private ConfigurationKeys() {}

  /** Keys and their defaults; an empty default where there is none. */
  static Map<String, String> in(Path source) throws IOException {
    String text = Files.readString(source);
    ConfigurationKeys found = new ConfigurationKeys();
    if (text.contains("@ConfigProperty") || text.contains("@ConfigMapping")) {
      CompilationUnit unit =
          JAVA.parse(text)
              .getResult()
              .orElseThrow(() -> new IllegalStateException("cannot be parsed: " + source));
      unit.findAll(NormalAnnotationExpr.class).forEach(found::property);
      unit.findAll(ClassOrInterfaceDeclaration.class).forEach(found::mapping);
    }
    found.keys.keySet().removeIf(key -> !key.startsWith(PREFIX));
    return found.keys;
  }

  private void property(NormalAnnotationExpr annotation) {
    if (annotation.getNameAsString().equals("ConfigProperty")) {
      keys.put(
          member(annotation, "name").orElseThrow(), member(annotation, "defaultValue").orElse(""));
    }
  }

  private void mapping(ClassOrInterfaceDeclaration type) {
    text(type, "ConfigMapping", "prefix").ifPresent(prefix -> group(prefix, type));
  }

  private void group(String prefix, ClassOrInterfaceDeclaration type) {
    for (MethodDeclaration method : type.getMethods()) {
      if (method.getBody().isPresent()) {
        continue;
      }
      String key =
          prefix
              + "."
              + text(method, "WithName", "value").orElseGet(() -> kebab(method.getNameAsString()));
      Optional<ClassOrInterfaceDeclaration> inner =
          type.findFirst(
              ClassOrInterfaceDeclaration.class,
              nested -> nested.getNameAsString().equals(method.getTypeAsString()));
      if (inner.isPresent()) {
        group(key, inner.get());
      } else {
        keys.put(key, text(method, "WithDefault", "value").orElse(""));
      }
    }
  }

  private static Optional<String> text(
      NodeWithAnnotations<?> node, String annotation, String member) {
    return node.getAnnotationByName(annotation).flatMap(found -> member(found, member));
  }

  private static Optional<String> member(AnnotationExpr annotation, String name) {
    if (annotation instanceof SingleMemberAnnotationExpr single) {
      return Optional.of(((StringLiteralExpr) single.getMemberValue()).asString());
    }
    return ((NormalAnnotationExpr) annotation)
        .getPairs().stream()
            .filter(pair -> pair.getNameAsString().equals(name))
            .map(MemberValuePair::getValue)
            .map(value -> ((StringLiteralExpr) value).asString())
            .findFirst();
  }

  private static String kebab(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
