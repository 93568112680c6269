package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.dialect.ColumnTexts;
import dev.hushcell.internal.dialect.Inquiry;
import dev.hushcell.internal.dialect.RoutineQueries;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.model.LetterCase;
import dev.hushcell.internal.model.TextComparison;
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
import java.sql.SQLException;
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
          + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND RAND() >= 0";
  private static final String SYNONYM =
      "SELECT SYNONYM_FOR_SCHEMA, SYNONYM_FOR FROM INFORMATION_SCHEMA.SYNONYMS"
          + " WHERE SYNONYM_SCHEMA = ? AND SYNONYM_NAME = ?";
  private static final String COLUMNS =
      "SELECT COLUMN_NAME, DATA_TYPE = 'CHARACTER VARYING' FROM INFORMATION_SCHEMA.COLUMNS"
          + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?"
          + " AND IS_VISIBLE AND RAND() >= 0 ORDER BY ORDINAL_POSITION";
  private static final String DEFINITION =
      "SELECT VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS WHERE TABLE_SCHEMA = ?"
          + " AND TABLE_NAME = ? AND RAND() >= 0";
  private static final String PRIMARY_KEY =
      "SELECT K.COLUMN_NAME FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE K"
          + " JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS T"
          + " ON T.CONSTRAINT_SCHEMA = K.CONSTRAINT_SCHEMA"
          + " AND T.CONSTRAINT_NAME = K.CONSTRAINT_NAME"
          + " WHERE K.TABLE_SCHEMA = ? AND K.TABLE_NAME = ?"
          + " AND T.CONSTRAINT_TYPE = 'PRIMARY KEY'";
  // Every constraint of this kind is checked at once, and over all rows.
  static final String ROW_KEYS =
      "SELECT K.CONSTRAINT_NAME, K.COLUMN_NAME FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE K"
          + " JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS T"
          + " ON T.CONSTRAINT_SCHEMA = K.CONSTRAINT_SCHEMA"
          + " AND T.CONSTRAINT_NAME = K.CONSTRAINT_NAME"
          + " WHERE K.TABLE_SCHEMA = ? AND K.TABLE_NAME = ? AND RAND() >= 0"
          + " AND T.CONSTRAINT_TYPE IN ('PRIMARY KEY', 'UNIQUE') AND NOT EXISTS"
          + " (SELECT 1 FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE N"
          + " JOIN INFORMATION_SCHEMA.COLUMNS C ON C.TABLE_SCHEMA = N.TABLE_SCHEMA"
          + " AND C.TABLE_NAME = N.TABLE_NAME AND C.COLUMN_NAME = N.COLUMN_NAME"
          + " WHERE N.CONSTRAINT_SCHEMA = K.CONSTRAINT_SCHEMA"
          + " AND N.CONSTRAINT_NAME = K.CONSTRAINT_NAME AND C.IS_NULLABLE <> 'NO')";
  // No join: H2 before 2.5 would build all columns again for each table.
  private static final String COLUMNS_CALLED =
      "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS"
          + " WHERE LOWER(COLUMN_NAME) IN (%s) AND RAND() >= 0 ORDER BY 1, 2, 3";
  private static final String BASE_TABLES =
      "SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES"
          + " WHERE TABLE_TYPE = 'BASE TABLE' AND RAND() >= 0";
  private static final String COLLATION =
      "SELECT MAX(DEFAULT_COLLATION_NAME) FROM INFORMATION_SCHEMA.SCHEMATA";

  // No join: the database would build the inner table again for each row of the outer one.
  private static final RoutineQueries ROUTINES =
      new RoutineQueries(
          "SELECT SPECIFIC_SCHEMA || '.' || SPECIFIC_NAME, ROUTINE_SCHEMA, ROUTINE_NAME, TRUE, 0,"
              + " FALSE, DATA_TYPE FROM INFORMATION_SCHEMA.ROUTINES ORDER BY 2, 3, 1",
          "SELECT SPECIFIC_SCHEMA || '.' || SPECIFIC_NAME, PARAMETER_MODE, PARAMETER_NAME,"
              + " DATA_TYPE_SQL(SPECIFIC_SCHEMA, SPECIFIC_NAME, 'ROUTINE', DTD_IDENTIFIER)"
              + " FROM INFORMATION_SCHEMA.PARAMETERS ORDER BY 1, ORDINAL_POSITION");

  private final Inquiry database;
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
    this.database = new Inquiry(connection, H2InformationSchema::fault);
    this.family = family;
  }

  @Override
  public Naming naming() {
    return database.ask(
        connection -> {
          DatabaseMetaData told = connection.getMetaData();
          Unquoted unquoted =
              told.storesUpperCaseIdentifiers()
                  ? Unquoted.UPPER
                  : told.storesLowerCaseIdentifiers() ? Unquoted.LOWER : Unquoted.KEPT;
          boolean caseless = told.storesMixedCaseQuotedIdentifiers();
          Letters letters = new Letters(unquoted, caseless);
          // Names of common table expressions are case-sensitive in every mode.
          Letters commons = new Letters(unquoted);
          return new Naming(letters, letters, commons, letters, Naming.UNLIMITED, false);
        });
  }

  @Override
  public void requireSupportedSettings() {
    database.ask(H2Settings::of).requireSupported(family);
  }

  @Override
  public String collation(String schema) {
    return database.rows(COLLATION, row -> row.getString(1)).stream()
        .filter(name -> name != null && !name.equals("OFF"))
        .findFirst()
        .orElse("");
  }

  /** A collation is one of all LIKE and comparisons of a database. */
  @Override
  public TextComparison textComparison(String schema) {
    String collation = collation(schema);
    return collation.isEmpty()
        ? TextComparison.exact("OFF", TextOrder.UTF_16)
        : TextComparison.unknown(collation);
  }

  @Override
  public Optional<LetterCase> letterCase() {
    return Optional.of(database.ask(H2Letters.QUESTION::ask));
  }

  @Override
  public SessionState session() {
    return database.ask(H2Session::of);
  }

  @Override
  public Optional<Relation> relation(String schema, String name) {
    TableName named = new TableName(schema, name);
    return table(named).or(() -> target(named).flatMap(this::table));
  }

  private Optional<TableName> target(TableName synonym) {
    return database.ask(connection -> Rows.first(connection, SYNONYM, Rows::table, synonym));
  }

  private Optional<Relation> table(TableName name) {
    return database.ask(
        connection ->
            Rows.first(
                connection,
                TABLE,
                row ->
                    relation(
                        Rows.table(row),
                        !row.getString(3).equals("VIEW") && !row.getString(4).equals("TABLE LINK")),
                name));
  }

  private Relation relation(TableName name, boolean isTable) {
    List<ColumnTexts> columns =
        database.ask(connection -> Rows.ofTable(connection, COLUMNS, ColumnTexts::of, name));
    return new Relation(
            name, ColumnTexts.names(columns), isTable, isTable ? null : definition(name))
        .with(ColumnTexts.known(columns));
  }

  /** Returns the query of a view; null for what is none, or shows none. */
  private @Nullable String definition(TableName view) {
    List<String> found = database.texts(DEFINITION, view);
    return found.isEmpty() ? null : found.get(0);
  }

  @Override
  public Set<String> primaryKey(TableName table) {
    return new HashSet<>(database.texts(PRIMARY_KEY, table));
  }

  @Override
  public List<String> keyObjections(TableName table) {
    return database.texts(H2RewritingSql.KEY_OBJECTIONS, table);
  }

  @Override
  public List<Set<String>> rowKeys(TableName table) {
    return database.keys(ROW_KEYS, table);
  }

  @Override
  public List<ColumnName> columnsCalled(Set<String> names) {
    List<ColumnName> called = database.columns(COLUMNS_CALLED, names);
    if (called.isEmpty()) {
      return called;
    }
    Set<TableName> tables = new HashSet<>(database.rows(BASE_TABLES, Rows::table));
    return called.stream().filter(column -> tables.contains(column.table())).toList();
  }

  @Override
  public List<Source> sources() {
    return database.ask(H2Sources::of);
  }

  @Override
  public List<Routine> routines() {
    return database.ask(ROUTINES::all);
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
