package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.model.TypeKnowledge.CellRanges;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming.Kind;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A column of one row, which a key identifies. Its texts have names that the database reported,
 * each in quotes, and no value. Immutable.
 *
 * @param column its name as SQL
 * @param source what is read, and which row, as SQL with a parameter for each value of the key
 * @param key the values, in the order of the parameters
 */
record KeyedRow(ColumnName name, String column, String source, List<Object> key) {

  /** Finds the names in the database, and refuses columns that do not identify a row. */
  static KeyedRow of(
      SchemaView schema,
      Protection protection,
      TypeKnowledge types,
      String table,
      String column,
      Map<String, ?> key) {
    Relation relation = relation(schema, table);
    ColumnName name = new ColumnName(relation.name(), stored(schema, relation, column));
    Map<String, Object> values = new LinkedHashMap<>();
    key.forEach(
        (each, value) ->
            values.put(keyColumn(schema, protection, relation, each), value(each, value)));
    boolean identifies =
        schema.rowKeys(relation.name()).stream()
            .anyMatch(columns -> !columns.isEmpty() && values.keySet().containsAll(columns));
    if (!identifies) {
      throw refused(
          "of "
              + relation.name().table()
              + " no key is known that has no more columns than those given; give all columns of"
              + " its primary key, or of a UNIQUE constraint over columns that are NOT NULL");
    }
    String conditions =
        values.keySet().stream()
            .map(each -> types.quoted(each) + " = ?")
            .collect(Collectors.joining(" and "));
    TableName full = relation.name();
    return new KeyedRow(
        name,
        types.quoted(name.column()),
        " from "
            + types.quoted(full.schema())
            + "."
            + types.quoted(full.table())
            + " where "
            + conditions,
        List.copyOf(values.values()));
  }

  /** An exact name comes first; a point may be part of it. */
  private static Relation relation(SchemaView schema, String table) {
    int point = table.indexOf('.');
    String first = point < 0 ? null : table.substring(0, point);
    String last = table.substring(point + 1);
    return schema
        .find(null, false, table, true)
        .or(() -> schema.find(first, true, last, true))
        .or(() -> schema.find(first, false, last, false))
        .filter(Relation::isTable)
        .orElseThrow(
            () -> refused("there is no table " + table + "; a view has no key of its rows"));
  }

  private static String stored(SchemaView schema, Relation relation, String column) {
    Optional<String> exact = relation.columns().stream().filter(column::equals).findFirst();
    return exact
        .or(
            () ->
                relation.columns().stream()
                    .filter(
                        each ->
                            schema
                                .naming()
                                .same(new Name(column, false), Name.stored(each), Kind.COLUMN))
                    .findFirst())
        .orElseThrow(
            () -> refused("there is no column " + column + " in " + relation.name().table()));
  }

  private static String keyColumn(
      SchemaView schema, Protection protection, Relation relation, String column) {
    String stored = stored(schema, relation, column);
    if (protection.covers(new ColumnName(relation.name(), stored))) {
      throw refused(
          relation.name().table()
              + "."
              + stored
              + " is protected, and a row is identified here by plain columns; give those of"
              + " another key, or select the value with a statement");
    }
    return stored;
  }

  private static Object value(String column, @Nullable Object value) {
    if (value == null) {
      throw refused("column " + column + " of the key is null, which identifies no row");
    }
    return value;
  }

  static Fault refused(String why) {
    return JdbcFault.LARGE_BY_KEY.fault("a value cannot be read by this key: " + why);
  }

  /** A database may compare a value with a column of another type, by rules of its own. */
  static Fault severalRows() {
    return refused("its values are equal to those of several rows; bind them by their types");
  }

  String whole() {
    return "select " + column + source;
  }

  /** Returns the one that reads its length, its beginning and a part. */
  String inParts(CellRanges ranges) {
    String part = ranges.partOf(column);
    return "select " + ranges.lengthOf(column) + ", " + part + ", " + part + source;
  }

  /**
   * Binds the values of the key.
   *
   * @param before how many parameters come before them
   */
  void bind(PreparedStatement statement, int before) throws SQLException {
    int place = before;
    for (Object value : key) {
      statement.setObject(++place, Unwrapped.of(value));
    }
  }

  /** Leaves the values out. */
  @Override
  public String toString() {
    return "KeyedRow[" + name + "]";
  }
}
