package org.reperio.e2e;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reperio.e2e.product.DevMode;
import org.reperio.e2e.product.SourceTree;
import org.reperio.product.Product;
import org.reperio.product.WholeProduct;

/** A developer's change is live at the next request, in a copy of this source tree. */
@WholeProduct
@Order(7)
class DevModeIT {

  private static final String OWN =
      """
      package org.reperio.%s.trial;

      @jakarta.ws.rs.Path("/trial")
      public class TrialResource {

        @jakarta.ws.rs.GET
        public String text() {
          return "own first, " + org.reperio.trial.Trial.text();
        }
      }
      """;

  private static final String SHARED =
      """
      package org.reperio.trial;

      public final class Trial {

        private Trial() {}

        public static String text() {
          return "shared first";
        }
      }
      """;

  private static final String SHARED_FILE = "shared/src/main/java/org/reperio/trial/Trial.java";

  /** One for all services: shared is compiled once. */
  private static SourceTree tree;

  @BeforeAll
  static void copySources(Product product, @TempDir Path folder) throws IOException {
    tree = SourceTree.copy(product.root(), folder.resolve("tree"));
    // A file that is new to Maven would have the next service compile all of shared again.
    tree.write(SHARED_FILE, SHARED);
  }

  @Test
  @DisplayName("The pages in dev mode show a change of a class, a template and a style")
  void changesOfPagesShow(Product product) throws IOException, InterruptedException {
    changesShow("web-ui", "ui", product);
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"web-api, api", "worker, worker"})
  @DisplayName("Each other service in dev mode shows a change of a class")
  void changesShow(String service, String root, Product product)
      throws IOException, InterruptedException {
    String own = service + "/src/main/java/org/reperio/" + root + "/trial/TrialResource.java";
    try (DevMode dev = DevMode.start(product, tree, service)) {
      tree.write(SHARED_FILE, SHARED);
      tree.write(own, OWN.formatted(root));
      dev.awaitText("/trial", "own first, shared first");
      tree.replace(SHARED_FILE, "first", "second");
      dev.awaitText("/trial", "own first, shared second");
      tree.replace(own, "first", "second");
      dev.awaitText("/trial", "own second, shared second");
      if (service.equals("web-ui")) {
        String resources = "web-ui/src/main/resources/";
        tree.replace(resources + "templates/page/layout.html", "</body>", "<p>trial</p></body>");
        dev.awaitText("/", "<p>trial</p>");
        tree.append(resources + "META-INF/resources/assets/reperio.css", "/* trial */");
        dev.awaitText("/assets/reperio.css", "/* trial */");
      }
    }
  }
}
