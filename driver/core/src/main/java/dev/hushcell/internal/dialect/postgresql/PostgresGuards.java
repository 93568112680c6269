package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.dialect.CheckTexts;
import dev.hushcell.internal.dialect.postgresql.PostgresTypes.Encoding;
import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.model.LargeValues;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The CHECKs that let only cells into a column. PostgreSQL reads the text of a CHECK again for each
 * statement that writes, so it is as short as it can be. Immutable.
 */
final class PostgresGuards {
  private static final String LENGTH = "octet_length(%1$s) >= %2$d AND ";

  /** Of a value that is stored beside its row, this reads the beginning, and {@link #ALL} all. */
  private static final String BEGINNING = "substring(%1$s FROM 1 FOR 1)";

  private static final String ALL = "%1$s";
  private static final String LOWEST = " >= '\\xf8'::bytea";

  private static final String TEXT =
      "char_length(%1$s) >= %2$d AND \"left\"(%1$s, 1) IN ('-', '_')";

  private static final String NAME =
      "(" + Quotes.DOUBLE.pattern() + "|[a-z_\\x80-\\uffff][^\\s\"(),]*)";

  /** Bytes are shown as {@code bytea_output} says. */
  private static final String SHOWN_LOWEST = " >= '\\\\(?:xf8|370)'::bytea\\)+";

  /** What is shown of all that was ever written. */
  private static final List<Pattern> SHOWN =
      List.of(
          Pattern.compile("\\(+" + shownBytes(NAME) + SHOWN_LOWEST),
          Pattern.compile(
              "\\(+octet_length\\(%s\\) >= 53\\) AND \\(%s%s"
                  .formatted(NAME, shownBytes("\\1"), SHOWN_LOWEST)),
          Pattern.compile(
              "\\(+char_length\\("
                  + NAME
                  + "\\) >= 71\\) AND \\(\"left\"\\(\\1, 1\\) = ANY"
                  + " \\(ARRAY\\['-'::text, '_'::text\\]\\)\\)+"));

  private final Encoding encoding;
  private final int longestName;

  PostgresGuards(Encoding encoding, int longestName) {
    this.encoding = encoding;
    this.longestName = longestName;
  }

  /** SUBSTRING is shown from PostgreSQL 14 on with FROM and FOR, as it was written. */
  private static String shownBytes(String name) {
    return "(?:%1$s|\"substring\"\\(%1$s, 1, 1\\)|SUBSTRING\\(%1$s FROM 1 FOR 1\\))"
        .formatted(name);
  }

  /** Returns how all of them are shown, and the one that fits every column. */
  CheckTexts texts() {
    return texts(LENGTH + BEGINNING + LOWEST);
  }

  /** Returns the shortest one that keeps the plain values of a column out. */
  CheckTexts of(ProtectedColumn column) {
    String length = mayBeginAsCells(column.type().family()) ? LENGTH : "";
    return texts(length + (LargeValues.mayBeIn(column) ? BEGINNING : ALL) + LOWEST);
  }

  private CheckTexts texts(String bytes) {
    return new CheckTexts(Quotes.DOUBLE, bytes, TEXT, SHOWN, "OCTET_LENGTH", "LENGTH", longestName);
  }

  /**
   * Tells whether a value may begin with a byte from 0xF8 on. Integers and points of time do in
   * their binary form when they are negative, which is before 2000.
   */
  private boolean mayBeginAsCells(Family family) {
    return switch (family) {
      case TEXT, CHAR -> encoding != Encoding.UTF8;
      case BOOLEAN, TIME -> false;
      case EXACT, DATE, TIMESTAMP, ZONED_TIMESTAMP, UUID, BYTES, APPROXIMATE -> true;
    };
  }
}
