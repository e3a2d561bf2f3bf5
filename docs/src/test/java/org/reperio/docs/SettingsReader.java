package org.reperio.docs;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Reads the configuration mappings with the compiler's own parser: their keys, defaults and
 * Javadoc. Nothing is compiled, so no module has to be built before.
 */
final class SettingsReader {

  /**
   * A mapping.
   *
   * @param module the module that it is in, such as {@code web-api}
   * @param text its Javadoc in AsciiDoc
   */
  record Feature(String prefix, String module, String text, List<Key> keys) {}

  /**
   * A key.
   *
   * @param name as in a properties file; a part that the operator names is {@code *}
   * @param value the default, empty when there is none
   * @param text its Javadoc in AsciiDoc
   */
  record Key(String name, String value, String text) {}

  private final DocTrees docs;
  private final Map<String, TreePath> types = new HashMap<>();

  private SettingsReader(DocTrees docs) {
    this.docs = docs;
  }

  /**
   * The mappings in these files, by prefix. Groups that have a file of their own are among them.
   */
  static List<Feature> read(Collection<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      SettingsReader reader = new SettingsReader(DocTrees.instance(task));
      Types found = new Types();
      task.parse().forEach(unit -> found.scan(unit, null));
      found.paths.forEach(path -> reader.types.put(name(path), path));
      return found.paths.stream()
          .map(reader::feature)
          .flatMap(Optional::stream)
          .sorted(Comparator.comparing(Feature::prefix).thenComparing(Feature::module))
          .toList();
    }
  }

  private static final class Types extends TreePathScanner<Void, Void> {
    private final List<TreePath> paths = new ArrayList<>();

    @Override
    public Void visitClass(ClassTree type, Void ignored) {
      paths.add(getCurrentPath());
      return super.visitClass(type, ignored);
    }
  }

  private static String name(TreePath type) {
    String own = ((ClassTree) type.getLeaf()).getSimpleName().toString();
    return type.getParentPath().getLeaf() instanceof ClassTree
        ? name(type.getParentPath()) + "." + own
        : own;
  }

  private Optional<Feature> feature(TreePath path) {
    ClassTree type = (ClassTree) path.getLeaf();
    return argument(type.getModifiers(), "ConfigMapping", "prefix", path)
        .map(
            prefix -> {
              List<Key> keys = new ArrayList<>();
              add(prefix, path, keys);
              keys.sort(Comparator.comparing(Key::name));
              return new Feature(prefix, module(path), text(path), List.copyOf(keys));
            });
  }

  private static String module(TreePath path) {
    Path file = Path.of(path.getCompilationUnit().getSourceFile().toUri());
    String inside = Site.repository().relativize(file).toString();
    return inside.substring(0, inside.indexOf("/src/"));
  }

  private void add(String prefix, TreePath path, List<Key> keys) {
    for (Tree member : ((ClassTree) path.getLeaf()).getMembers()) {
      if (member instanceof MethodTree method && method.getBody() == null) {
        TreePath methodPath = new TreePath(path, method);
        String key =
            prefix
                + "."
                + argument(method.getModifiers(), "WithName", "value", path)
                    .orElseGet(() -> kebab(method.getName().toString()));
        String returned = method.getReturnType().toString();
        TreePath group = types.getOrDefault(name(path) + "." + returned, types.get(returned));
        if (returned.startsWith("Map<")) {
          keys.add(new Key(key + ".*", "", text(methodPath)));
        } else if (group != null
            && ((ClassTree) group.getLeaf()).getKind() == Tree.Kind.INTERFACE) {
          add(key, group, keys);
        } else {
          String value = argument(method.getModifiers(), "WithDefault", "value", path).orElse("");
          keys.add(new Key(key, value, text(methodPath)));
        }
      }
    }
  }

  private static Optional<String> argument(
      ModifiersTree modifiers, String annotation, String member, TreePath type) {
    for (AnnotationTree found : modifiers.getAnnotations()) {
      if (found.getAnnotationType().toString().equals(annotation)) {
        for (ExpressionTree argument : found.getArguments()) {
          boolean named = argument instanceof AssignmentTree;
          String name = named ? ((AssignmentTree) argument).getVariable().toString() : "value";
          if (name.equals(member)) {
            ExpressionTree value = named ? ((AssignmentTree) argument).getExpression() : argument;
            return Optional.of(constant(value, (ClassTree) type.getLeaf()));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The value of a literal, or of a constant that the same interface declares. */
  private static String constant(ExpressionTree expression, ClassTree type) {
    if (expression instanceof LiteralTree literal) {
      return literal.getValue().toString();
    }
    if (expression instanceof IdentifierTree name) {
      for (Tree member : type.getMembers()) {
        if (member instanceof VariableTree field && field.getName().equals(name.getName())) {
          return constant(field.getInitializer(), type);
        }
      }
    }
    throw new IllegalStateException(
        expression + " in " + type.getSimpleName() + " is no literal and no constant beside it");
  }

  private String text(TreePath path) {
    DocCommentTree comment = docs.getDocCommentTree(path);
    if (comment == null) {
      throw new IllegalStateException(
          "no Javadoc: " + path.getLeaf() + " in " + path.getCompilationUnit().getSourceFile());
    }
    StringBuilder text = new StringBuilder();
    for (DocTree part : comment.getFullBody()) {
      switch (part.getKind()) {
        case CODE -> text.append('`').append('+').append(body(part)).append('+').append('`');
        default -> text.append(part);
      }
    }
    return text.toString().replaceAll("\\s+", " ").replace("|", "\\|").strip();
  }

  private static String body(DocTree code) {
    return ((com.sun.source.doctree.LiteralTree) code).getBody().getBody().replaceAll("\\s+", " ");
  }

  private static String kebab(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
