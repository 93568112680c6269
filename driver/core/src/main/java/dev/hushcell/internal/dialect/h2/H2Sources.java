package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.plan.Unnamed;
import dev.hushcell.internal.schema.InformationSchema.Code;
import dev.hushcell.internal.schema.InformationSchema.Source;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may reach a table by name, or because a statement uses another table. */
final class H2Sources {
  private static final String USERS =
      "NOT IN ('INFORMATION_SCHEMA', 'information_schema') AND RAND() >= 0";

  // Linked tables and materialized views do not show their text: null.
  private static final String NAMED =
      "SELECT TABLE_NAME, VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS WHERE TABLE_SCHEMA "
          + USERS
          + " UNION ALL SELECT SYNONYM_NAME, SYNONYM_FOR FROM INFORMATION_SCHEMA.SYNONYMS"
          + " UNION ALL SELECT TABLE_NAME, NULL FROM INFORMATION_SCHEMA.TABLES"
          + " WHERE STORAGE_TYPE = 'TABLE LINK'"
          + " UNION ALL SELECT DOMAIN_NAME, DOMAIN_DEFAULT FROM INFORMATION_SCHEMA.DOMAINS"
          + " WHERE DOMAIN_DEFAULT IS NOT NULL"
          + " UNION ALL SELECT DOMAIN_NAME, DOMAIN_ON_UPDATE FROM INFORMATION_SCHEMA.DOMAINS"
          + " WHERE DOMAIN_ON_UPDATE IS NOT NULL"
          + " UNION ALL SELECT D.DOMAIN_NAME, C.CHECK_CLAUSE FROM"
          + " INFORMATION_SCHEMA.DOMAIN_CONSTRAINTS D JOIN INFORMATION_SCHEMA.CHECK_CONSTRAINTS C"
          + " ON C.CONSTRAINT_SCHEMA = D.CONSTRAINT_SCHEMA"
          + " AND C.CONSTRAINT_NAME = D.CONSTRAINT_NAME";

  private static final String ROUTINES =
      "SELECT ROUTINE_SCHEMA, ROUTINE_NAME, EXTERNAL_NAME FROM INFORMATION_SCHEMA.ROUTINES";

  private static final String TRIGGERS =
      "SELECT TRIGGER_SCHEMA, TRIGGER_NAME, JAVA_CLASS, EVENT_OBJECT_SCHEMA, EVENT_OBJECT_TABLE"
          + " FROM INFORMATION_SCHEMA.TRIGGERS";

  private static final String CHECKS =
      "SELECT T.TABLE_SCHEMA, T.TABLE_NAME, C.CHECK_CLAUSE"
          + " FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS T"
          + " JOIN INFORMATION_SCHEMA.CHECK_CONSTRAINTS C"
          + " ON C.CONSTRAINT_SCHEMA = T.CONSTRAINT_SCHEMA"
          + " AND C.CONSTRAINT_NAME = T.CONSTRAINT_NAME WHERE T.CONSTRAINT_TYPE = 'CHECK'";

  private static final String COLUMNS =
      "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_DEFAULT, GENERATION_EXPRESSION, COLUMN_ON_UPDATE,"
          + " DOMAIN_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA "
          + USERS
          + " AND COALESCE(COLUMN_DEFAULT, GENERATION_EXPRESSION, COLUMN_ON_UPDATE, DOMAIN_NAME)"
          + " IS NOT NULL";

  private static final int FIRST_EXPRESSION = 3;
  private static final int DOMAIN = 6;

  /** They only calculate, and no other class can have such a name. */
  private static final Set<String> CALCULATING =
      Names.words(
          """
          java.lang.Math java.lang.StrictMath java.lang.String java.lang.Character java.lang.Boolean
          java.lang.Byte java.lang.Short java.lang.Integer java.lang.Long java.lang.Float
          java.lang.Double java.util.UUID
          """);

  /** What H2 itself attaches to a table whose texts it indexes. */
  private static final Set<String> OF_DATABASE =
      Set.of(
          "org.h2.fulltext.FullText$FullTextTrigger",
          "org.h2.fulltext.FullTextLucene$FullTextTrigger");

  private final List<Source> found = new ArrayList<>();

  private H2Sources() {}

  static List<Source> of(Connection connection) throws SQLException {
    H2Sources sources = new H2Sources();
    Rows.of(connection, NAMED, sources::named);
    Rows.of(connection, ROUTINES, sources::routine);
    Rows.of(connection, TRIGGERS, sources::trigger);
    Rows.of(connection, CHECKS, sources::check);
    Rows.of(connection, COLUMNS, sources::column);
    return sources.found;
  }

  private boolean named(ResultSet row) throws SQLException {
    return found.add(new Source(row.getString(1), Code.of(row.getString(2))));
  }

  /** Of a class nothing is known, and of a source only a compiler could tell what it does. */
  private boolean routine(ResultSet row) throws SQLException {
    boolean calculates = calculates(row.getString(3));
    return found.add(
        new Source(
            row.getString(1),
            row.getString(2),
            calculates ? new Code.Names(Set.of()) : new Code.Unseen()));
  }

  private static boolean calculates(@Nullable String method) {
    if (method == null) {
      return false;
    }
    int arguments = method.indexOf('(');
    String name = arguments < 0 ? method : method.substring(0, arguments);
    int dot = name.lastIndexOf('.');
    return dot > 0 && CALCULATING.contains(name.substring(0, dot));
  }

  private boolean trigger(ResultSet row) throws SQLException {
    String name = row.getString(2);
    String type = row.getString(3);
    boolean own = type != null && OF_DATABASE.contains(type);
    found.add(
        new Source(row.getString(1), name, own ? new Code.Names(Set.of()) : new Code.Unseen()));
    return change(new TableName(row.getString(4), row.getString(5)), new Code.Names(Set.of(name)));
  }

  private boolean check(ResultSet row) throws SQLException {
    return change(Rows.table(row), expression(row.getString(3)));
  }

  private boolean column(ResultSet row) throws SQLException {
    TableName table = Rows.table(row);
    for (int i = FIRST_EXPRESSION; i < DOMAIN; i++) {
      String sql = row.getString(i);
      if (sql != null) {
        change(table, expression(sql));
      }
    }
    String domain = row.getString(DOMAIN);
    return domain != null && change(table, new Code.Names(Set.of(domain)));
  }

  private boolean change(TableName table, Code code) {
    String change = Unnamed.changeOf(table);
    found.add(new Source(table.table(), new Code.Names(Set.of(change))));
    return found.add(new Source(change, code));
  }

  /** H2 shows tables and routines with their schemas, and columns of the table alone. */
  private static Code expression(@Nullable String sql) {
    return sql != null && sql.indexOf('.') < 0 ? new Code.Listed(sql) : Code.of(sql);
  }
}
