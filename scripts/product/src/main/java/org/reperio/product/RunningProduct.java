package org.reperio.product;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/** Starts the product before the first test that needs it and stops it after the last. */
final class RunningProduct implements ParameterResolver, TestWatcher {

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
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Product.class;
  }

  @Override
  public Product resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Start start =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(Start.class, key -> Start.attempt(), Start.class);
    if (start.product() == null) {
      throw new IllegalStateException("The product does not start.", start.failure());
    }
    return start.product();
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    Start start = context.getRoot().getStore(NAMESPACE).get(Start.class, Start.class);
    if (start != null && start.product() != null) {
      System.err.println(context.getDisplayName() + " failed. " + start.product().logs());
    }
  }
}
