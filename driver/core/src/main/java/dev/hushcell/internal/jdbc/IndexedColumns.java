package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.model.CellSize;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.value.CellValue;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code getIndexInfo}: an index over the beginnings of cells is one over their column, as
 * the application made it.
 *
 * @param tables that are protected
 * @param indexed tells what a row is of, a column or an expression
 */
record IndexedColumns(
    Collection<ProtectedTable> tables, SqlCall.With<ResultSet, @Nullable String> indexed)
    implements CellSource {
  private static final int COLUMN = 9;

  @Override
  public boolean has(ResultSet row, int column) throws SQLException {
    return column == COLUMN && found(row) != null;
  }

  @Override
  public CellValue read(ResultSet row, int column) throws SQLException {
    String name = Objects.requireNonNull(found(row)).name().column();
    return new CellValue(name(column), DescribedColumns.NAME, name);
  }

  @Override
  public String name(int column) {
    return "column " + column + " of the metadata";
  }

  private @Nullable ProtectedColumn found(ResultSet row) throws SQLException {
    String schema = row.getString(2);
    String table = row.getString(3);
    for (ProtectedTable each : tables) {
      boolean fits = schema == null || schema.equals(each.name().schema());
      if (fits && each.name().table().equals(table)) {
        String shown = indexed.run(row);
        return each.columns().stream()
            .filter(column -> column.hasBeginnings() && isBeginning(shown, column))
            .findFirst()
            .orElse(null);
      }
    }
    return null;
  }

  /** Databases write an expression back in their own way, with a cast of a text. */
  private static boolean isBeginning(@Nullable String shown, ProtectedColumn column) {
    String rest = bare(column.name().column()) + ",1," + CellSize.storedBeginning(column);
    return shown != null
        && List.of("substring" + rest, "substr" + rest).contains(bare(shown.replace("::text", "")));
  }

  private static String bare(String text) {
    StringBuilder bare = new StringBuilder();
    text.chars().filter(c -> " \"()".indexOf(c) < 0).forEach(c -> bare.append((char) c));
    return bare.toString().toLowerCase(Locale.ROOT);
  }
}
