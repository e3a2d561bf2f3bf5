package org.reperio.worker.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.reperio.access.Identity;
import org.reperio.search.SearchPage;
import org.reperio.search.SearchQuery;
import org.reperio.search.SearchService;
import org.reperio.worker.cli.Table;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "search",
    description = "Finds published records, restricted ones among them.",
    footer = {
      "  reperio records search climate",
      "  reperio records search \"metadata.title:climate AND access.record:restricted\" --json"
    })
public class SearchRecords implements Runnable {

  private static final int TITLE_WIDTH = 80;

  private final SearchService search;
  private final Terminal terminal;

  @Parameters(paramLabel = "QUERY", description = "Words, or a query in the search syntax.")
  private String query;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = "rdm",
      description = "The data model; ${DEFAULT-VALUE} when absent.")
  private String model;

  @Option(
      names = "--size",
      paramLabel = "N",
      defaultValue = "25",
      description = "How many to show, 1 to 1000; ${DEFAULT-VALUE} when absent.")
  private int size;

  @Option(
      names = "--sort",
      paramLabel = "NAME",
      defaultValue = "",
      description = "The order, as 'newest' or 'bestmatch'.")
  private String sort;

  @Option(names = "--all-versions", description = "Finds earlier versions too.")
  private boolean allVersions;

  @Option(names = "--json", description = Terminal.JSON)
  private boolean json;

  public SearchRecords(SearchService search, Terminal terminal) {
    this.search = search;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    SearchPage page =
        search.search(
            Identity.ofSystem(),
            new SearchQuery(model, query, sort, 1, size, Map.of(), allVersions));
    var table = new Table("ID", "DATE", "TITLE");
    for (ObjectNode hit : page.hits()) {
      table.row(
          hit.path("id").asText(),
          hit.at("/metadata/publication_date").asText(),
          shortened(hit.at("/metadata/title").asText()));
    }
    terminal.list(json, page.hits(), table);
    page.notUnderstood()
        .ifPresent(why -> terminal.note(why.reason() + " The words were searched as they stand."));
    terminal.note("%,d found, %,d shown.".formatted(page.total(), page.hits().size()));
  }

  private static String shortened(String title) {
    return title.codePointCount(0, title.length()) <= TITLE_WIDTH
        ? title
        : title.substring(0, title.offsetByCodePoints(0, TITLE_WIDTH - 1)) + "…";
  }
}
