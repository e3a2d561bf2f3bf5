package org.reperio.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;

/** Text as the index's analyzers take it: both have Lucene's standard tokenizer. */
final class QueryWords {

  private static final Analyzer ANALYZER = new StandardAnalyzer();

  private QueryWords() {}

  /** How many words there are in a text. */
  static int count(String text) {
    try (TokenStream words = ANALYZER.tokenStream("", text)) {
      int count = 0;
      words.reset();
      while (words.incrementToken()) {
        count++;
      }
      words.end();
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A part of a word as the index spells it: in small letters, without accents. */
  static String folded(String part) {
    return Normalizer.normalize(part.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .replace("ß", "ss")
        .replace("æ", "ae")
        .replace("œ", "oe")
        .replace('ø', 'o')
        .replace('ł', 'l')
        .replace('đ', 'd')
        .replace('ı', 'i');
  }
}
