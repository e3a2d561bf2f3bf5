package org.reperio.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.reperio.access.Identity;
import org.reperio.refusal.ValidationFailed;

/** Asks the engine, within what one search may cost. */
@ApplicationScoped
class SearchCalls {

  private final SearchEngine engine;
  private final RecordIndex index;
  private final SearchTurns turns;
  private final String timeout;
  private final int pageBytes;

  SearchCalls(SearchEngine engine, RecordIndex index, SearchTurns turns, SearchSettings settings) {
    this.engine = engine;
    this.index = index;
    this.turns = turns;
    this.timeout = settings.limits().timeout().toMillis() + "ms";
    this.pageBytes = (int) settings.limits().pageBytes().asLongValue();
  }

  /**
   * Makes a search while its asker has a turn: the engine's answer takes memory until it is read.
   *
   * @throws TooManySearches when too many run already
   */
  <T> T inTurn(Identity who, SearchQuery query, Supplier<T> search) {
    return turns.run(who, query.q().length(), query.size(), search);
  }

  /**
   * The engine's answer.
   *
   * @throws QuerySyntaxError when the engine does not take the query's text
   * @throws SearchUnavailable when there is no index yet, or the engine is not done in time
   * @throws ValidationFailed when a page has more bytes than are taken, or the cursor is none
   */
  JsonNode ask(SearchQuery query, ObjectNode body) {
    Log.debugf("query body: %s", body);
    String where = index.alias(IndexId.records(query.model()));
    if (query.scope() instanceof SearchScope.Uploads) {
      where += "," + index.alias(IndexId.drafts(query.model()));
      body.put("_source", false);
    }
    body.put("timeout", timeout);
    try {
      JsonNode answer = engine.search("/" + where + "/_search", body, pageBytes);
      if (answer.path("timed_out").asBoolean()) {
        // A part of the results would look like all of them.
        throw new SearchUnavailable(
            new IllegalStateException("the engine gave up after " + timeout));
      }
      return answer;
    } catch (SearchEngine.AnswerTooLarge e) {
      throw ValidationFailed.of(
          "size",
          "These results have more than %,d bytes together: ask for fewer at a time."
              .formatted(pageBytes));
    } catch (EngineRefusal e) {
      throw refusal(query, e);
    }
  }

  private static RuntimeException refusal(SearchQuery query, EngineRefusal e) {
    // 404: no index yet. Anything else that Lucene let pass and the engine does not.
    if (e.status() == 404) {
      return new SearchUnavailable(e);
    }
    Log.warnf("the engine refused a search: %s", e.getCause().getMessage());
    if (query.hasCursor() && !query.cursor().equals(SearchQuery.FIRST)) {
      // Whoever can read a cursor can write one.
      return ValidationFailed.of("cursor", "This is no cursor of this search.");
    }
    return query.q().isEmpty()
        ? e
        : new QuerySyntaxError("The search engine cannot answer this query.", -1);
  }
}
