package dev.hushcell.internal.dialect;

import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.model.CellSize;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Storage;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How one kind of database writes the CHECKs of the driver, and how it shows them again: the one
 * that lets only cells into a column, and the one that only keeps its name.
 *
 * <p>A condition on cells has {@code %1$s} for the column and {@code %2$d} for the length of the
 * shortest cell. The first byte of a cell is 0xF8 to 0xFF, in base64url one of the last two
 * characters.
 *
 * @param bytes condition on cells that are kept as bytes
 * @param text condition on cells that are kept as base64url
 * @param shown what the database shows of either, on one line
 * @param lengthFunction tells the length of a value in bytes
 * @param lengthAlias another name by which the database shows that function
 * @param longestName the most characters that the name of a constraint has
 */
public record CheckTexts(
    Quotes quotes,
    String bytes,
    String text,
    List<Pattern> shown,
    String lengthFunction,
    String lengthAlias,
    int longestName) {
  public CheckTexts {
    shown = List.copyOf(shown);
  }

  /** Returns the constraint that lets only cells into a column. */
  public String clause(ProtectedColumn column, String name) {
    String condition = condition(column.storage(), column.name().column());
    return "CONSTRAINT " + quotes.of(name) + " CHECK (" + condition + ")";
  }

  public String condition(Storage storage, String column) {
    String quoted = quotes.of(column);
    return switch (storage) {
      case TEXT -> String.format(Locale.ROOT, text, quoted, CellSize.textLength(CellSize.SHORTEST));
      case BINARY -> String.format(Locale.ROOT, bytes, quoted, CellSize.SHORTEST);
    };
  }

  /**
   * Returns the name of the constraint on a column. One that would be too long has a number of the
   * whole in place of its end.
   *
   * @param numbered whether a short one has the number behind it, too
   */
  public String name(ColumnName column, boolean numbered) {
    String full = "hushcell_" + column.shortForm();
    if (!numbered && full.length() <= longestName) {
      return full;
    }
    String number = String.format(Locale.ROOT, "_%08x", full.hashCode());
    return full.substring(0, Math.min(full.length(), longestName - number.length())) + number;
  }

  /** Tells whether a condition is one on cells, as the database shows it. */
  public boolean isOfCells(String condition) {
    String oneLine = condition.strip().replaceAll("\\s+", " ");
    return shown.stream().anyMatch(each -> each.matcher(oneLine).matches());
  }

  /**
   * Returns a condition that tests nothing: that no column has less than no bytes. It names its
   * columns, so that it goes where they go; and a database that would show a constant condition as
   * TRUE shows it as it is.
   */
  String dropped(List<ColumnName> columns) {
    return columns.stream()
        .map(column -> lengthFunction + "(" + quotes.of(column.column()) + ") >= 0")
        .collect(Collectors.joining(" AND "));
  }

  boolean isDropped(String condition) {
    String name =
        "(?:U&)?"
            + Pattern.quote(String.valueOf(quotes.open()))
            + ".+?"
            + Pattern.quote(String.valueOf(quotes.close()))
            + "|[\\p{L}_][\\p{L}\\p{N}_$]*?";
    String each = "(?:" + lengthFunction + "|" + lengthAlias + ")(?:" + name + ")(?:::text)?>=0";
    return Pattern.compile(each + "(?:and" + each + ")*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
        .matcher(condition.replaceAll("[\\s()]", ""))
        .matches();
  }
}
