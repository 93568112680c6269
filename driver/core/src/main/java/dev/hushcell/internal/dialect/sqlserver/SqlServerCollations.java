package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.sql.Types;
import java.util.List;
import java.util.Locale;

/** What collations of SQL Server compare, and what they make of lengths. */
final class SqlServerCollations {
  /** Parts of the names of those whose code page has characters of two bytes. */
  private static final List<String> WIDE =
      List.of("_utf8", "japanese", "xjis", "chinese", "korean");

  private SqlServerCollations() {}

  /**
   * Returns a collation as rules of equality take it: empty where code points are compared. No
   * collation counts blanks at the end, which CHAR never keeps.
   */
  static String inexact(LogicalType type, String collation) {
    String name = collation.toLowerCase(Locale.ROOT);
    boolean exact = type.family() == Family.CHAR && name.matches(".*_bin2?(_utf8)?");
    return exact ? "" : collation;
  }

  /** Refuses text whose declared length counts bytes of which a character may have several. */
  static void requireCountedLength(ColumnName column, LogicalType type, String collation) {
    boolean bytes = type.jdbcType() == Types.VARCHAR || type.jdbcType() == Types.CHAR;
    boolean text = type.family() == Family.TEXT || type.family() == Family.CHAR;
    String name = collation.toLowerCase(Locale.ROOT);
    if (text && bytes && WIDE.stream().anyMatch(name::contains)) {
      throw DdlFault.COLLATION.fault(
          column.shortForm()
              + " is "
              + type.declared()
              + ", whose length counts bytes under the collation "
              + collation
              + "; use NVARCHAR");
    }
  }
}
