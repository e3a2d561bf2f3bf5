package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.util.function.Function;

/** A keyword of our own, told to the schema library. */
final class CheckKeyword extends AbstractKeyword {

  /** Looks at one value. */
  interface Check {
    void check(JsonNode value, Report report);
  }

  /** Takes what is found wrong. */
  interface Report {

    /**
     * @param property the property of the value that is wrong, or null for the value itself
     * @param message a sentence for people
     */
    void wrong(String property, String message);
  }

  private final Function<JsonNode, Check> compiler;

  /**
   * @param name the keyword without its prefix
   * @param compiler makes the check from what the schema says after the keyword; called once for
   *     each place in the schema
   */
  CheckKeyword(String name, Function<JsonNode, Check> compiler) {
    super(Annotations.PREFIX + name);
    this.compiler = compiler;
  }

  @Override
  public KeywordValidator newValidator(
      SchemaLocation location, JsonNode declared, Schema parent, SchemaContext context) {
    return new Validator(this, declared, location, parent, context, compiler.apply(declared));
  }

  private static final class Validator extends BaseKeywordValidator {

    private final Check check;

    Validator(
        Keyword keyword,
        JsonNode declared,
        SchemaLocation location,
        Schema parent,
        SchemaContext context,
        Check check) {
      super(keyword, declared, location, parent, context);
      this.check = check;
    }

    @Override
    public void validate(
        ExecutionContext execution, JsonNode node, JsonNode root, NodePath location) {
      check.check(
          node,
          (property, message) ->
              execution.addError(
                  error()
                      .instanceNode(node)
                      .instanceLocation(property == null ? location : location.append(property))
                      .evaluationPath(execution.getEvaluationPath())
                      .messageSupplier(() -> message)
                      .build()));
    }
  }
}
