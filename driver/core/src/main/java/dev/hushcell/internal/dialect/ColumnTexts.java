package dev.hushcell.internal.dialect;

import dev.hushcell.internal.model.TextComparison;
import dev.hushcell.internal.plan.SchemaView.Relation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The name of a column of a table or view, and what is known of its texts.
 *
 * @param known whether it has texts of varying length, and the letters of the database
 * @param own how it compares them; empty for as the database does
 */
public record ColumnTexts(String name, boolean known, Optional<TextComparison> own) {
  /** Reads its name, and whether it has such texts and compares them as the database does. */
  public static ColumnTexts of(ResultSet row) throws SQLException {
    return new ColumnTexts(row.getString(1), row.getBoolean(2), Optional.empty());
  }

  public static List<String> names(List<ColumnTexts> columns) {
    return columns.stream().map(ColumnTexts::name).toList();
  }

  /** Returns those that are known as a {@link Relation} has them. */
  public static Map<String, Optional<TextComparison>> known(List<ColumnTexts> columns) {
    Map<String, Optional<TextComparison>> all = new HashMap<>();
    columns.stream().filter(ColumnTexts::known).forEach(each -> all.put(each.name, each.own));
    return all;
  }
}
