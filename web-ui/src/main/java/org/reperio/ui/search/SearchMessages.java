package org.reperio.ui.search;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the search page and of lists of records. */
@MessageBundle("search")
public interface SearchMessages {

  @Message("Search")
  String title();

  @Message("{q} \u2013 Search")
  String titleFor(String q);

  @Message("{#if total == '1'}1 result{#else}{total} results{/if}")
  String total(String total);

  @Message("No results")
  String nothing();

  @Message("{from}\u2013{to} of {total}")
  String range(String from, String to, String total);

  @Message("Filters")
  String filters();

  @Message("Active filters")
  String activeFilters();

  @Message("Remove filter {facet}: {value}")
  String removeFilter(String facet, String value);

  @Message("Clear all")
  String clear();

  @Message("Sort by")
  String sortBy();

  @Message("Per page")
  String perPage();

  @Message("Apply")
  String apply();

  @Message("Show all versions")
  String allVersions();

  @Message("Show only latest versions")
  String latestVersions();

  @Message("{count} more")
  String more(int count);

  @Message("and {count} more")
  String andMore(int count);

  @Message("Pages of results")
  String pages();

  @Message("Previous")
  String previous();

  @Message("Next")
  String next();

  @Message("Page {number}")
  String page(String number);

  @Message(
      "Only the first 10,000 results can be paged through. Narrow the search with a filter or"
          + " another word.")
  String window();

  @Message("This is not a valid query, so its words were searched as they stand.")
  String plain();

  @Message(
      "Page {page} cannot be shown: only the first 10,000 results can be paged through. Narrow the"
          + " search with a filter or another word.")
  String beyondWindow(String page);

  @Message("There is no page {page}: the results end before it.")
  String beyondEnd(String page);

  @Message("Go to page {last}, the last one")
  String lastPage(String last);

  @Message("See how queries are written")
  String plainGuide();

  @Message("No record matches. Try this:")
  String emptyLead();

  @Message("check the spelling, or try fewer or more general words;")
  String emptySpelling();

  @Message("remove a filter;")
  String emptyFilters();

  @Message("use * for word endings: ocean* finds oceans and oceanography.")
  String emptyWildcard();

  @Message("Show everything")
  String everything();

  @Message("Keywords")
  String keywords();

  @Message("Creators")
  String creators();

  @Message("Search is unavailable")
  String restingTitle();
}
