package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.plan.SchemaView.Routine;
import dev.hushcell.internal.schema.InformationSchema;
import dev.hushcell.internal.schema.SchemaFault;
import dev.hushcell.internal.schema.SessionState;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.Naming.Letters;
import dev.hushcell.internal.sql.Naming.Unquoted;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks an H2 database about itself, over one connection.
 *
 * <p>The statements are unquoted and in upper case: so they are right whether H2 makes names upper
 * case, lower case or leaves them alone.
 */
public final class H2InformationSchema implements InformationSchema {
  // RAND: else H2 answers from its last result, which a new local temporary table does not end.
  private static final String TABLE =
      "SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, STORAGE_TYPE FROM INFORMATION_SCHEMA.TABLES"
          + " WHERE TABLE_NAME = ? AND TABLE_SCHEMA = ? AND RAND() >= 0";
  private static final String SYNONYM =
      "SELECT SYNONYM_FOR_SCHEMA, SYNONYM_FOR FROM INFORMATION_SCHEMA.SYNONYMS"
          + " WHERE SYNONYM_NAME = ? AND SYNONYM_SCHEMA = ?";
  private static final String COLUMNS =
      "SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = ? AND TABLE_SCHEMA = ?"
          + " AND IS_VISIBLE AND RAND() >= 0 ORDER BY ORDINAL_POSITION";
  private static final String DEFINITION =
      "SELECT VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS WHERE TABLE_NAME = ?"
          + " AND TABLE_SCHEMA = ? AND RAND() >= 0";
  private static final String PRIMARY_KEY =
      "SELECT K.COLUMN_NAME FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE K"
          + " JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS T"
          + " ON T.CONSTRAINT_SCHEMA = K.CONSTRAINT_SCHEMA"
          + " AND T.CONSTRAINT_NAME = K.CONSTRAINT_NAME"
          + " WHERE K.TABLE_NAME = ? AND K.TABLE_SCHEMA = ?"
          + " AND T.CONSTRAINT_TYPE = 'PRIMARY KEY'";
  private static final String COLUMNS_CALLED =
      "SELECT C.TABLE_SCHEMA, C.TABLE_NAME, C.COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS C"
          + " JOIN INFORMATION_SCHEMA.TABLES T"
          + " ON T.TABLE_SCHEMA = C.TABLE_SCHEMA AND T.TABLE_NAME = C.TABLE_NAME"
          + " WHERE T.TABLE_TYPE = 'BASE TABLE' AND LOWER(C.COLUMN_NAME) = ANY(?)"
          + " AND RAND() >= 0 ORDER BY 1, 2, 3";
  // Linked tables and materialized views do not show their text: null, so they count as reaching.
  private static final String SOURCES =
      "SELECT TABLE_NAME, VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS"
          + " WHERE TABLE_SCHEMA NOT IN ('INFORMATION_SCHEMA', 'information_schema')"
          + " UNION ALL SELECT SYNONYM_NAME, SYNONYM_FOR FROM INFORMATION_SCHEMA.SYNONYMS"
          + " UNION ALL SELECT TRIGGER_NAME, JAVA_CLASS FROM INFORMATION_SCHEMA.TRIGGERS"
          + " WHERE JAVA_CLASS IS NOT NULL"
          + " UNION ALL SELECT ROUTINE_NAME, ROUTINE_DEFINITION FROM INFORMATION_SCHEMA.ROUTINES"
          // Who is no administrator does not see the text, but that there is one.
          + " WHERE ROUTINE_DEFINITION IS NOT NULL OR EXTERNAL_NAME IS NULL"
          + " UNION ALL SELECT TABLE_NAME, NULL FROM INFORMATION_SCHEMA.TABLES"
          + " WHERE STORAGE_TYPE = 'TABLE LINK'";
  private static final String COLLATION =
      "SELECT MAX(DEFAULT_COLLATION_NAME) FROM INFORMATION_SCHEMA.SCHEMATA";

  private final Connection connection;
  private final H2Mode.Family family;

  /** Builds it over the real connection of a session, in a mode with the types of H2. */
  public H2InformationSchema(Connection connection) {
    this(connection, H2Mode.Family.STANDARD);
  }

  /**
   * Builds it over the real connection of a session.
   *
   * @param family of the modes in which types and values are what is known
   */
  H2InformationSchema(Connection connection, H2Mode.Family family) {
    this.connection = connection;
    this.family = family;
  }

  @Override
  public Naming naming() {
    return ask(
        () -> {
          DatabaseMetaData told = connection.getMetaData();
          Unquoted unquoted =
              told.storesUpperCaseIdentifiers()
                  ? Unquoted.UPPER
                  : told.storesLowerCaseIdentifiers() ? Unquoted.LOWER : Unquoted.KEPT;
          boolean caseless = told.storesMixedCaseQuotedIdentifiers();
          Letters letters = new Letters(unquoted, caseless);
          // Common table expressions are told apart by case in every mode.
          Letters commons = new Letters(unquoted);
          return new Naming(letters, letters, commons, letters, Naming.UNLIMITED, false);
        });
  }

  @Override
  public void requireSupportedSettings() {
    ask(() -> H2Settings.of(connection)).requireSupported(family);
  }

  @Override
  public String collation() {
    return ask(
        () -> {
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery(COLLATION)) {
            String name = rows.next() ? rows.getString(1) : null;
            return name == null || name.equals("OFF") ? "" : name;
          }
        });
  }

  @Override
  public SessionState session() {
    return ask(() -> H2Session.of(connection));
  }

  @Override
  public Optional<Relation> relation(String schema, String name) {
    return ask(
        () -> {
          Optional<Relation> found = table(schema, name);
          if (found.isPresent()) {
            return found;
          }
          try (PreparedStatement query = prepare(SYNONYM, name, schema);
              ResultSet rows = query.executeQuery()) {
            return rows.next() ? table(rows.getString(1), rows.getString(2)) : Optional.empty();
          }
        });
  }

  private Optional<Relation> table(String schema, String name) throws SQLException {
    TableName exact;
    boolean isTable;
    try (PreparedStatement query = prepare(TABLE, name, schema);
        ResultSet rows = query.executeQuery()) {
      if (!rows.next()) {
        return Optional.empty();
      }
      exact = new TableName(rows.getString(1), rows.getString(2));
      isTable = !rows.getString(3).equals("VIEW") && !rows.getString(4).equals("TABLE LINK");
    }
    List<String> columns = new ArrayList<>();
    try (PreparedStatement query = prepare(COLUMNS, exact.table(), exact.schema());
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        columns.add(rows.getString(1));
      }
    }
    return Optional.of(new Relation(exact, columns, isTable, isTable ? null : definition(exact)));
  }

  /** Returns the query of a view; null for what is none, or shows none. */
  private @Nullable String definition(TableName view) throws SQLException {
    try (PreparedStatement query = prepare(DEFINITION, view.table(), view.schema());
        ResultSet rows = query.executeQuery()) {
      return rows.next() ? rows.getString(1) : null;
    }
  }

  @Override
  public Set<String> primaryKey(TableName table) {
    return ask(
        () -> {
          Set<String> columns = new HashSet<>();
          try (PreparedStatement query = prepare(PRIMARY_KEY, table.table(), table.schema());
              ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
              columns.add(rows.getString(1));
            }
          }
          return columns;
        });
  }

  @Override
  public List<ColumnName> columnsCalled(Set<String> names) {
    return ask(
        () -> {
          List<ColumnName> found = new ArrayList<>();
          try (PreparedStatement query = connection.prepareStatement(COLUMNS_CALLED)) {
            query.setObject(1, names.stream().sorted().toArray());
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                TableName table = new TableName(rows.getString(1), rows.getString(2));
                found.add(new ColumnName(table, rows.getString(3)));
              }
            }
          }
          return found;
        });
  }

  @Override
  public List<Source> sources() {
    return ask(
        () -> {
          List<Source> sources = new ArrayList<>();
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery(SOURCES)) {
            while (rows.next()) {
              sources.add(new Source(rows.getString(1), rows.getString(2)));
            }
          }
          return sources;
        });
  }

  @Override
  public List<Routine> routines() {
    return ask(() -> H2Routines.all(connection));
  }

  private PreparedStatement prepare(String sql, String first, String second) throws SQLException {
    PreparedStatement query = connection.prepareStatement(sql);
    query.setString(1, first);
    query.setString(2, second);
    return query;
  }

  private interface Question<T> {
    T ask() throws SQLException;
  }

  private static <T> T ask(Question<T> question) {
    try {
      return question.ask();
    } catch (SQLException e) {
      throw fault(e);
    }
  }

  private static Fault fault(SQLException e) {
    // 42122: a column of INFORMATION_SCHEMA is not there.
    if (e.getErrorCode() == 42122) {
      return SchemaFault.OLD_INFORMATION_SCHEMA.fault(
          "the session has OLD_INFORMATION_SCHEMA=TRUE; remove that setting");
    }
    return SchemaFault.UNREADABLE.fault(
        "the tables of INFORMATION_SCHEMA cannot be read; connect again", e);
  }
}
