package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.DroppedCheck;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads and changes the tables of one kind of database. Names are as the database reports them, in
 * and out. Stateless and thread-safe.
 */
public interface DatabaseTables {
  TypeKnowledge types();

  Failures failures();

  CatalogueForm catalogueForm();

  /**
   * Returns the schema of a connection, where schemas are databases of their own that applications
   * share a server with: a rule without a schema means that one, and what the catalogues of others
   * have they have by their own rules. Empty where it means all schemas alike.
   */
  default Optional<String> home(Connection connection) throws SQLException {
    return Optional.empty();
  }

  boolean exists(Connection connection, TableName table) throws SQLException;

  /**
   * Returns the names under which a table may be that the database was interrupted in altering;
   * none where it alters a table as a whole or not at all.
   */
  default List<String> halfAltered(Connection connection, TableName table) throws SQLException {
    return List.of();
  }

  /** Returns a table or view with all that activation must know of it. */
  Optional<ExistingTable> table(Connection connection, TableName table) throws SQLException;

  default boolean hasColumn(Connection connection, ColumnName column) throws SQLException {
    return table(connection, column.table()).stream()
        .flatMap(table -> table.columns().stream())
        .anyMatch(each -> each.name().equals(column.column()));
  }

  /**
   * Returns the types of all columns of some tables of a schema. Left out is a column whose type
   * the database does not tell while another session changes it.
   */
  Map<ColumnName, String> types(Connection connection, String schema, Set<String> tables)
      throws SQLException;

  /**
   * Returns the types of the columns of some names in all tables.
   *
   * @param names in lower case
   */
  default Map<ColumnName, String> columnsCalled(Connection connection, Set<String> names)
      throws SQLException {
    Map<ColumnName, String> found = new LinkedHashMap<>();
    if (!names.isEmpty()) {
      Rows.of(
          connection,
          "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, DATA_TYPE FROM INFORMATION_SCHEMA.COLUMNS"
              + " WHERE LOWER(COLUMN_NAME) IN ("
              + "?, ".repeat(names.size() - 1)
              + "?)",
          row -> {
            String type = Objects.requireNonNullElse(row.getString(4), "");
            return found.put(Rows.column(row, 1), type);
          },
          names.stream().sorted().toArray(String[]::new));
    }
    return found;
  }

  /**
   * Returns the beginning of the first value of a column; empty where the database does not tell
   * while others have the table, or not this user.
   */
  default Optional<FirstValue> first(Connection connection, ColumnName column, boolean text)
      throws SQLException {
    try {
      return Optional.of(FirstValue.of(connection, column, text));
    } catch (SQLException e) {
      if (failures().isRace(e) || failures().isMomentary(e) || failures().isMissingRight(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  default List<ColumnName> columns(Connection connection, String schema) throws SQLException {
    return Rows.of(
        connection,
        "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS"
            + " WHERE TABLE_SCHEMA = ?",
        row -> Rows.column(row, 1),
        schema);
  }

  /** Returns the types of those columns of a schema that could keep cells. */
  Map<ColumnName, String> binaries(Connection connection, String schema) throws SQLException;

  /** Returns the CHECKs on tables of a schema, once for each column that they speak of. */
  List<Check> checks(Connection connection, String schema) throws SQLException;

  List<CellCheck> cellChecks(Connection connection) throws SQLException;

  /**
   * Tells whether a type is changed in a copy of the table, so that a row is lost which another
   * session writes at that moment.
   */
  default boolean altersCopies() {
    return false;
  }

  /** Changes the type of a column; nullability stays. */
  void changeType(Connection connection, ColumnName column, String type) throws SQLException;

  void addConstraint(Connection connection, TableName table, String clause) throws SQLException;

  void renameCheck(Connection connection, CellCheck check, String name) throws SQLException;

  /** Returns those CHECKs that let only cells in. */
  default List<CellCheck> ofCells(List<Check> checks) {
    return checks.stream()
        .filter(check -> types().isCellCheck(check.condition()))
        .map(check -> new CellCheck(check.column(), check.constraint()))
        .toList();
  }

  /** Returns the columns of a schema that have the CHECK of cells. */
  default List<ColumnName> cellColumns(Connection connection, String schema) throws SQLException {
    return ofCells(checks(connection, schema)).stream().map(CellCheck::column).distinct().toList();
  }

  /** Returns the CHECKs on tables of a schema that were made without their condition. */
  default List<DroppedCheck> droppedChecks(Connection connection, String schema)
      throws SQLException {
    Map<Check, List<String>> found = new LinkedHashMap<>();
    for (Check check : checks(connection, schema)) {
      if (types().isDroppedCheck(check.condition())) {
        ColumnName first = new ColumnName(check.column().table(), "");
        Check constraint = new Check(first, check.constraint(), check.condition());
        found.computeIfAbsent(constraint, key -> new ArrayList<>()).add(check.column().column());
      }
    }
    return found.entrySet().stream()
        .map(
            each ->
                new DroppedCheck(
                    each.getKey().column().table(),
                    each.getKey().constraint(),
                    each.getValue().stream().sorted().toList()))
        .sorted(Comparator.comparing(each -> each.table() + "." + each.constraint()))
        .toList();
  }

  /**
   * A CHECK and a column that it speaks of.
   *
   * @param condition as the database shows it
   */
  record Check(ColumnName column, String constraint, String condition) {}

  /**
   * A CHECK that lets only cells in.
   *
   * @param column the column that it speaks of now
   */
  record CellCheck(ColumnName column, String constraint) {}
}
