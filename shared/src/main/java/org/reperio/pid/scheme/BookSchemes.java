package org.reperio.pid.scheme;

import java.util.List;
import org.apache.commons.validator.routines.ISBNValidator;
import org.apache.commons.validator.routines.checkdigit.EAN13CheckDigit;
import org.apache.commons.validator.routines.checkdigit.ISBN10CheckDigit;
import org.apache.commons.validator.routines.checkdigit.ISSNCheckDigit;

/** Numbers of the book trade and of libraries. */
final class BookSchemes {

  private static final Resolver ISSN_PORTAL = Resolver.at("https://portal.issn.org/resource/ISSN/");

  private BookSchemes() {}

  static List<IdentifierScheme> all() {
    return List.of(
        new DeclaredScheme("isbn", "ISBN", "ISBN", isbn(), Resolver.none()),
        new DeclaredScheme("issn", "ISSN", "ISSN", issn(), ISSN_PORTAL),
        new DeclaredScheme("eissn", "EISSN", "EISSN", issn(), ISSN_PORTAL),
        new DeclaredScheme("lissn", "LISSN", "LISSN", issn(), ISSN_PORTAL),
        new DeclaredScheme("ean13", "EAN13", "EAN13", ean("[0-9]{13}", "ean13:"), Resolver.none()),
        new DeclaredScheme("ean8", "EAN8", ean("[0-9]{8}", "ean8:"), Resolver.none()),
        new DeclaredScheme("istc", "ISTC", "ISTC", istc(), Resolver.none()),
        new DeclaredScheme("upc", "UPC", "UPC", Reading.anything(), Resolver.none()));
  }

  private static Reading isbn() {
    IsbnHyphens hyphens = new IsbnHyphens();
    Reading ten =
        Reading.matching("[0-9]{9}[0-9X]")
            .where(ISBN10CheckDigit.ISBN10_CHECK_DIGIT::isValid)
            .as(ISBNValidator.getInstance()::convertToISBN13);
    Reading thirteen =
        Reading.matching("97[89][0-9]{10}").where(EAN13CheckDigit.EAN13_CHECK_DIGIT::isValid);
    return ten.or(thirteen)
        .as(hyphens::into)
        .upperCased()
        .ignoringGrouping()
        .behind(
            PastedPrefixes.of(
                "urn:isbn:", "isbn:", "isbn-13:", "isbn-10:", "isbn13:", "isbn10:", "isbn "));
  }

  private static Reading issn() {
    return Reading.matching("[0-9]{7}[0-9X]")
        .where(ISSNCheckDigit.ISSN_CHECK_DIGIT::isValid)
        .as(digits -> digits.substring(0, 4) + "-" + digits.substring(4))
        .upperCased()
        .ignoringGrouping()
        .behind(
            PastedPrefixes.of(
                    "issn:",
                    "issn ",
                    "eissn:",
                    "lissn:",
                    "issn-l:",
                    "portal.issn.org/resource/issn/")
                .slashAtEnd());
  }

  private static Reading ean(String digits, String prefix) {
    // EAN-8 has the weights of EAN-13 counted from the right, so one routine serves both.
    return Reading.matching(digits)
        .where(EAN13CheckDigit.EAN13_CHECK_DIGIT::isValid)
        .behind(PastedPrefixes.of(prefix, "ean:"));
  }

  private static Reading istc() {
    return Reading.matching("[0-9A-Fa-f]{16}")
        .where(CheckDigits::istc)
        .ignoringGrouping()
        .asWritten()
        .behind(PastedPrefixes.of("istc:", "istc "));
  }
}
