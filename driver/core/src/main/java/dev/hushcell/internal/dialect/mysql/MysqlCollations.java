package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.dialect.ColumnTexts;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.model.TextComparison;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What collations compare. */
final class MysqlCollations {
  private MysqlCollations() {}

  /**
   * Returns a collation as rules of equality take it: empty where code points are compared, blanks
   * at the end too.
   */
  static String inexact(@Nullable String collation) {
    if (collation == null) {
      return "";
    }
    String name = collation.toLowerCase(Locale.ROOT);
    boolean exact =
        name.equals("binary") || name.endsWith("_nopad_bin") || name.endsWith("_0900_bin");
    return exact ? "" : collation;
  }

  /** Blanks at the end count for LIKE everywhere, and for comparisons in some. */
  static TextComparison comparison(String collation) {
    String name = collation.toLowerCase(Locale.ROOT);
    if (!name.startsWith("utf8mb") || !name.endsWith("_bin")) {
      return TextComparison.unknown(collation);
    }
    return inexact(collation).isEmpty()
        ? TextComparison.exact(collation, TextOrder.CODE_POINT)
        : TextComparison.matching(collation, TextOrder.CODE_POINT);
  }

  /**
   * Reads the name of a column, its type and its collation. Of texts of another character set
   * nothing is known but that collation.
   */
  static ColumnTexts column(ResultSet row) throws SQLException {
    String collation = Objects.requireNonNullElse(row.getString(3), "");
    boolean whole = collation.toLowerCase(Locale.ROOT).startsWith("utf8mb4");
    TextComparison own = whole ? comparison(collation) : TextComparison.unknown(collation);
    boolean known = row.getString(2).equalsIgnoreCase("varchar") && !collation.isEmpty();
    return new ColumnTexts(row.getString(1), known, Optional.of(own));
  }

  /** Tells whether code points are compared but for blanks at the end, which CHAR never keeps. */
  static boolean isExactButForBlanks(String collation) {
    String name = collation.toLowerCase(Locale.ROOT);
    return name.endsWith("_bin") && !inexact(collation).isEmpty();
  }
}
