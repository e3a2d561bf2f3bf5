package org.reperio.query;

import java.util.Objects;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/**
 * Something of ours on its way through Lucene's parser of query strings, which can carry nothing
 * but queries.
 */
public final class CarriedQuery<T> extends Query {

  private final T carried;

  public CarriedQuery(T carried) {
    this.carried = carried;
  }

  public T carried() {
    return carried;
  }

  @Override
  public String toString(String field) {
    return carried.toString();
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CarriedQuery<?> query && query.carried.equals(carried);
  }

  @Override
  public int hashCode() {
    return Objects.hash(carried);
  }
}
