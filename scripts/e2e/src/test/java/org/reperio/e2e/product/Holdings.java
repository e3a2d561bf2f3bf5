package org.reperio.e2e.product;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.reperio.product.Product;

/**
 * How many records there are, by each part that counts them.
 *
 * @param database rows of published records
 * @param index documents in the index that is searched
 * @param api hits of a search for everything over the API
 */
public record Holdings(long database, long index, long api) {

  private static final String MODEL = "rdm";

  /** Asks them all. */
  public static Holdings of(Product product) throws IOException, InterruptedException {
    List<Map<String, Object>> indices =
        JsonPath.from(product.commands().run("index", "status", "--json").out()).getList("indices");
    Map<String, Object> searched =
        indices.stream()
            .filter(one -> MODEL.equals(one.get("model")) && "records".equals(one.get("kind")))
            .filter(one -> "searched".equals(one.get("state")))
            .findFirst()
            .orElseThrow();
    return new Holdings(
        ((Number) searched.get("database")).longValue(),
        ((Number) searched.get("documents")).longValue(),
        product.api().total(""));
  }

  /** Whether all count the same. */
  public boolean agree() {
    return database == index && index == api;
  }
}
