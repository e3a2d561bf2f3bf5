package org.reperio.e2e.product;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.Map;

/**
 * How many records there are, by each part that counts them.
 *
 * @param database rows of published records
 * @param index documents in the index that is searched
 * @param api hits of a search for everything over the API
 */
public record Holdings(long database, long index, long api) {

  /** Asks them all. */
  public static Holdings of(Product product) throws IOException, InterruptedException {
    var commands = product.commands();
    long database =
        JsonPath.from(commands.run("db", "status", "--json").out()).getLong("holdings.records");
    long index =
        JsonPath.from(commands.run("index", "status", "--json").out())
            .<Map<String, Object>>getList("indices")
            .stream()
            .filter(one -> "searched".equals(one.get("state")))
            .mapToLong(one -> ((Number) one.get("documents")).longValue())
            .sum();
    return new Holdings(database, index, product.api().total(""));
  }

  /** Whether all count the same. */
  public boolean agree() {
    return database == index && index == api;
  }
}
