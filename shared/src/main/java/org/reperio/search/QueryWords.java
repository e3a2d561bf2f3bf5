package org.reperio.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Text as the index's analyzers take it: both have Lucene's standard tokenizer. */
final class QueryWords {

  private static final Analyzer ANALYZER = new StandardAnalyzer();

  private QueryWords() {}

  /** How many words there are in a text. */
  static int count(String text) {
    return ends(text).size();
  }

  /** The beginning of a text, up to so many words. */
  static String first(int words, String text) {
    List<Integer> ends = ends(text);
    return ends.size() <= words ? text : text.substring(0, ends.get(words - 1));
  }

  private static List<Integer> ends(String text) {
    try (TokenStream words = ANALYZER.tokenStream("", text)) {
      OffsetAttribute word = words.addAttribute(OffsetAttribute.class);
      List<Integer> ends = new ArrayList<>();
      words.reset();
      while (words.incrementToken()) {
        ends.add(word.endOffset());
      }
      words.end();
      return ends;
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
