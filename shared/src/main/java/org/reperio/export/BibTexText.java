package org.reperio.export;

/** Text as BibTeX takes it between braces. */
final class BibTexText {

  private BibTexText() {}

  /** Makes characters that TeX would act on stand for themselves; braces stay, if they balance. */
  static String of(String text) {
    return (isBalanced(text) ? text : text.replaceAll("[{}]", ""))
        .replace("\\", "\\textbackslash ")
        .replaceAll("([&%$#_])", "\\\\$1")
        .replace("~", "\\textasciitilde ")
        .replace("^", "\\textasciicircum ")
        .replaceAll("\\p{Cntrl}+", " ");
  }

  /** Whether every brace has its other one, which BibTeX wants of every value. */
  static boolean isBalanced(String text) {
    int depth = 0;
    for (int i = 0; i < text.length() && depth >= 0; i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
    }
    return depth == 0;
  }
}
