package org.reperio.product;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Starts the product before the first test that needs it and stops it after the last. Nothing is
 * started where tests have a deployment that runs already.
 */
final class RunningProduct implements ExecutionCondition, ParameterResolver, TestWatcher {

  private static final Namespace NAMESPACE = Namespace.create(RunningProduct.class);

  /** A start that failed is not tried again for each test. */
  private record Start(Product product, Exception failure) implements AutoCloseable {

    static Start attempt() {
      try {
        return new Start(Product.start(), null);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Start(null, e);
      } catch (IOException | IllegalStateException e) {
        return new Start(null, e);
      }
    }

    @Override
    public void close() throws InterruptedException {
      if (product != null) {
        product.close();
      }
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Deployment.elsewhere().isPresent()
            && context.getTestMethod().stream()
                .flatMap(method -> Stream.of(method.getParameterTypes()))
                .anyMatch(type -> type == Product.class)
        ? ConditionEvaluationResult.disabled("It needs the programs of scripts/server.")
        : ConditionEvaluationResult.enabled(null);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Product.class || type == Deployment.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getParameter().getType() == Product.class) {
      return product(context);
    }
    return store(context)
        .computeIfAbsent(
            Deployment.class,
            key -> Deployment.elsewhere().orElseGet(() -> product(context).deployment()),
            Deployment.class);
  }

  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getRoot().getStore(NAMESPACE);
  }

  private static Product product(ExtensionContext context) {
    Start start = store(context).computeIfAbsent(Start.class, key -> Start.attempt(), Start.class);
    if (start.product() == null) {
      throw new IllegalStateException("The product does not start.", start.failure());
    }
    return start.product();
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    Start start = store(context).get(Start.class, Start.class);
    if (start != null && start.product() != null) {
      System.err.println(context.getDisplayName() + " failed. " + start.product().logs());
    }
  }
}
