package dev.hushcell.internal.model;

import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Limited;
import dev.hushcell.policy.Per;

/**
 * How many cells of a column connections may open. Counted over all connections that share their
 * keys, and over all tables that the name means.
 *
 * @param column the column; without a schema, that of the table in every schema
 * @param amounts how many
 */
public record CellLimit(NamedColumn column, Amounts amounts) {
  /**
   * How many.
   *
   * @param opened how many cells the application may get in the time
   * @param evaluated how many cells may be opened in the time to decide conditions and orders
   * @param statement how many cells one statement may give the application
   * @param per the time
   * @param refuses whether more is refused, instead of only told
   */
  public record Amounts(long opened, long evaluated, long statement, Per per, boolean refuses) {
    public static final long ANY = Long.MAX_VALUE;

    /** The right to open as many as there are. */
    public static final Amounts NONE = new Amounts(ANY, ANY, ANY, Per.MINUTE, true);
  }

  public enum Kind {
    OPENED,
    EVALUATED,
    STATEMENT
  }

  public boolean means(ColumnName name) {
    return column.means(name, name.table().schema());
  }

  /** Returns it in the words of a status. */
  public Limited shown() {
    return new Limited(
        shown(amounts.opened()),
        shown(amounts.evaluated()),
        shown(amounts.statement()),
        amounts.per(),
        !amounts.refuses());
  }

  private static int shown(long amount) {
    return amount == Amounts.ANY ? 0 : (int) amount;
  }

  /** Returns how many of a kind are too many to open one more. */
  public long most(Kind kind) {
    return switch (kind) {
      case OPENED -> amounts.opened();
      case EVALUATED -> amounts.evaluated();
      case STATEMENT -> amounts.statement();
    };
  }
}
