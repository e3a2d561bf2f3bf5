package org.reperio.test;

import java.util.List;

/** Odd values that people write into fields. */
final class OddValues {

  static final List<String> TEXTS =
      List.of(
          "Plain words of a title",
          "x < y & z > 0",
          "<i>Homo</i> in H<sub>2</sub>O, <b>unclosed",
          "<script>alert(1)</script> and <unknown>",
          "Braces {of} TeX, one } lone, and one { more",
          "Back\\slash $math$ 100% #1 _under_ ~tilde^",
          "\uD83E\uDDCA ice \uD835\uDC9C and \uD842\uDFB7",
          "שלום עולם, مرحبا بالعالم",
          "\u202Eturned\u202C and \u200Dzero\u200B width",
          "日本語の題名、中国語",
          "A line\nbreak\tand a tab",
          "Control \u0001 \u001F \uFFFE characters",
          "Private \uE000\uE100\uE101\uA7F7 use",
          "\"Quoted\" 'twice' “thrice” «four»",
          "Ends with a stop.",
          "What? Ends with a mark!",
          "and",
          "2020",
          "A very long text that goes on. ".repeat(60));

  static final List<String> FAMILIES =
      List.of(
          "Doe",
          "van der Berg",
          "O’Brien-Smith",
          "Black and White",
          "King Jr.",
          "Plato",
          "De la Cruz",
          "Ng",
          "{Braced",
          "J}",
          "others",
          "李",
          "محمد",
          "\uD835\uDC9Cb",
          "Smith, III",
          "ǂKhomani");

  static final List<String> GIVENS =
      List.of(
          "",
          " ",
          "Jane",
          "Martin L., Jr.",
          "Ada Q. (Adelheid Quentina)",
          "J",
          "J.-P.",
          "Ludwig van",
          "Иван",
          "小明",
          "(",
          "A. and B.",
          "}",
          "-",
          ".",
          "Jr.",
          "\uD83E\uDDCA",
          "Jean Luc III");

  static final List<String> DATES =
      List.of(
          "2024",
          "2024-05",
          "2024-05-01",
          "2018/2020-09",
          "2018-01-02/2020",
          "2020-02/2020-02-29",
          "1939/1945",
          "0000",
          "0001-01",
          "9999-12-31",
          "2024/2024",
          "0999/9999-12");

  static final List<String> TIMES = List.of("2026-04-03T12:30:00+02:00", "2026-04-03T12:30:00Z");

  static final List<String> ADDRESSES =
      List.of(
          "https://example.org/a?q=x&y='z'#f",
          "http://example.org/%C3%BC/%41",
          "https://example.org");

  static final List<String> DOIS =
      List.of(
          "10.5072/plain",
          "10.1002/(SICI)1521-3951(199911)216:1<135::AID-BUG1>3.0.CO;2-#",
          "10.17072/1995\u20104190-bug",
          "10.9999/bug?x=%41",
          "10.9999/a{b}c{",
          "10.9999/\uD83E\uDDCA");

  static final List<String> GEOMETRIES =
      List.of(
          "{\"type\":\"Point\",\"coordinates\":[8.05,46.44]}",
          "{\"type\":\"Point\",\"coordinates\":[-180,-90]}",
          "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[2,0],[2,1],[0,1],[0,0]]]}",
          "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[2,0.5],[1,3],[0,0]]]}",
          "{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,1]]}",
          "{\"type\":\"MultiPoint\",\"coordinates\":[[0,0],[1,1]]}");

  private OddValues() {}
}
