package dev.hushcell.leak;

import static dev.hushcell.leak.PathStep.either;
import static dev.hushcell.leak.PathStep.runs;
import static dev.hushcell.leak.PathStep.stores;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;

/** Literals in plain statements. */
final class StatementPaths {
  private StatementPaths() {}

  static List<PathStep> writes() {
    return List.of(
        stores("insert", s -> s.execute("INSERT INTO vault (id, eq, rnd) VALUES (" + row(s) + ")")),
        stores(
            "insert rows",
            s ->
                s.execute(
                    "INSERT INTO vault (id, eq, rnd) VALUES (" + row(s) + "), (" + row(s) + ")")),
        stores(
            "insert every type",
            s ->
                s.execute(
                    "INSERT INTO vault (id, num, uid, bin, print) VALUES (%d, %s, '%s', X'%s', X'%s')"
                        .formatted(s.id(), s.marks().number(), s.marks().uuid(), hex(s), hex(s)))),
        runs(
            "insert every small type",
            s ->
                s.execute(
                    ("INSERT INTO vault (id, big, dbl, dated, clock, moment) VALUES "
                            + "(%d, %d, %s, DATE '%s', TIME '%s', TIMESTAMP '%s')")
                        .formatted(
                            s.id(),
                            s.marks().whole(),
                            s.marks().approximate(),
                            s.marks().date(),
                            s.marks().time(),
                            s.marks().moment().toString().replace('T', ' ')))),
        stores(
            "default",
            s -> {
              s.execute("ALTER TABLE copy ALTER COLUMN eq SET DEFAULT " + s.literal());
              s.execute("INSERT INTO copy (id) VALUES (" + s.id() + ")");
              s.execute("ALTER TABLE copy ALTER COLUMN eq DROP DEFAULT");
            }),
        stores(
            "insert without columns", s -> s.execute("INSERT INTO copy VALUES (" + row(s) + ")")),
        stores(
            "insert select of a literal",
            s -> s.execute("INSERT INTO copy (id, eq, rnd) SELECT " + row(s) + " FROM DUAL")),
        stores(
            "insert select",
            s -> {
              String mark = s.literal();
              s.execute("INSERT INTO copy (id, eq) VALUES (" + s.id() + ", " + mark + ")");
              s.execute(
                  "INSERT INTO vault (id, eq) SELECT "
                      + s.id()
                      + ", eq FROM copy WHERE eq = "
                      + mark);
            }),
        stores(
            "update",
            s ->
                s.execute(
                    "UPDATE vault SET eq = "
                        + s.literal()
                        + ", rnd = "
                        + s.literal()
                        + " WHERE id = 1")),
        stores(
            "update with alias",
            s -> s.execute("UPDATE vault v SET v.\"RND\" = " + s.literal() + " WHERE v.id = 2")),
        stores(
            "upsert",
            s -> s.execute("MERGE INTO vault (id, eq, rnd) KEY (id) VALUES (" + row(s) + ")")),
        stores(
            "upsert by a protected key",
            s -> s.execute("MERGE INTO vault (id, eq, rnd) KEY (eq) VALUES (" + row(s) + ")")),
        stores(
            "merge",
            s ->
                s.execute(
                    ("MERGE INTO vault v USING DUAL ON v.eq = %s WHEN MATCHED THEN UPDATE SET rnd = %s "
                            + "WHEN NOT MATCHED THEN INSERT (id, eq, rnd) VALUES (%s)")
                        .formatted(lookup(s), lookup(s), row(s)))),
        stores("several statements", StatementPaths::several),
        stores("batch", StatementPaths::batch),
        runs("batch that is cleared", StatementPaths::clearedBatch),
        runs("prepared but not run", StatementPaths::notRun),
        stores("generated keys", StatementPaths::keys),
        stores("national and hexadecimal literals", StatementPaths::oddLiterals));
  }

  /** Marks that only the text of a statement holds. */
  private static String lookup(Session s) {
    s.marks().enter("lookup in a stored path", false);
    String literal = s.literal();
    s.marks().enter("stored after a lookup", true);
    return literal;
  }

  private static String row(Session s) {
    return s.id() + ", " + s.literal() + ", " + s.literal();
  }

  private static String hex(Session s) {
    return HexFormat.of().formatHex(s.marks().bytes());
  }

  private static void several(Session s) throws SQLException {
    s.execute(
        "INSERT INTO vault (id, eq, rnd) VALUES ("
            + row(s)
            + "); UPDATE vault SET rnd = "
            + s.literal()
            + " WHERE id = 3");
  }

  private static void batch(Session s) throws SQLException {
    try (Statement statement = s.connection().createStatement()) {
      statement.addBatch("INSERT INTO vault (id, eq, rnd) VALUES (" + row(s) + ")");
      statement.addBatch("UPDATE vault SET rnd = " + s.literal() + " WHERE id = 4");
      s.testimony().hear(statement);
      statement.executeBatch();
      s.testimony().hear(statement);
    }
  }

  private static void clearedBatch(Session s) throws SQLException {
    try (Statement statement = s.connection().createStatement()) {
      statement.addBatch("INSERT INTO vault (id, eq, rnd) VALUES (" + row(s) + ")");
      statement.clearBatch();
      statement.addBatch("UPDATE vault SET rnd = " + s.literal() + " WHERE id = -1");
      statement.executeBatch();
    }
  }

  private static void notRun(Session s) throws SQLException {
    String sql = "SELECT id FROM vault WHERE eq = " + s.literal() + " AND id = ?";
    try (PreparedStatement statement = s.connection().prepareStatement(sql)) {
      s.testimony().hear(statement);
      s.testimony().hear(statement.getParameterMetaData());
      s.testimony().hear(statement.getMetaData());
    }
  }

  private static void keys(Session s) throws SQLException {
    String sql = "INSERT INTO vault (id, eq, rnd) VALUES (" + row(s) + ")";
    try (Statement statement = s.connection().createStatement()) {
      statement.executeUpdate(sql, new String[] {"ID", "EQ", "RND"});
      try (ResultSet keys = statement.getGeneratedKeys()) {
        s.testimony().hear(keys);
        s.testimony().hear(keys.getMetaData());
      }
    }
  }

  private static void oddLiterals(Session s) throws SQLException {
    s.execute(
        "INSERT INTO vault (id, eq, rnd) VALUES (%d, N'%s', '%s''')"
            .formatted(s.id(), s.marks().text(), s.marks().text()));
  }

  static List<PathStep> reads() {
    return List.of(
        runs("where", s -> s.execute("SELECT id FROM vault WHERE eq = " + s.literal())),
        runs(
            "where reversed",
            s -> s.execute("SELECT id FROM vault WHERE " + s.literal() + " = eq")),
        runs(
            "evaluated in the driver",
            s ->
                s.execute(
                    ("SELECT * FROM vault WHERE rnd NOT LIKE %s AND rnd >= %s AND eq <> %s"
                            + " AND rnd NOT BETWEEN %s AND %s AND big < %d")
                        .formatted(
                            s.literal(),
                            s.literal(),
                            s.literal(),
                            s.literal(),
                            s.literal(),
                            s.marks().whole()))),
        runs(
            "joined, sorted and cut in the driver",
            s ->
                s.execute(
                    ("SELECT * FROM vault WHERE (rnd = %s OR NOT (rnd LIKE %s) OR rnd IN (%s, %s)"
                            + " OR rnd IS NULL) AND (dated < DATE '%s' OR clock > TIME '%s'"
                            + " OR moment BETWEEN TIMESTAMP '%s' AND TIMESTAMP '%s')"
                            + " ORDER BY id DESC, rnd, big DESC NULLS LAST"
                            + " FETCH FIRST 3 ROWS ONLY")
                        .formatted(
                            s.literal(),
                            s.literal(),
                            s.literal(),
                            s.literal(),
                            s.marks().date(),
                            s.marks().time(),
                            s.marks().moment().toString().replace('T', ' '),
                            s.marks().moment().toString().replace('T', ' ')))),
        runs(
            "distinct rows and keys in the driver",
            s -> {
              s.execute(
                  "SELECT DISTINCT v.id, w.id, v.rnd FROM vault v, vault w WHERE v.rnd LIKE %s AND v.eq <> %s ORDER BY v.rnd"
                      .formatted(s.literal(), s.literal()));
              s.execute(
                  "SELECT COUNT(DISTINCT v.id) FROM vault v, vault w WHERE v.rnd <> "
                      + s.literal());
            }),
        runs(
            "condition in the driver beside one on a plain column, and of a derived table",
            s -> {
              s.execute(
                  "SELECT id FROM vault WHERE rnd LIKE %s OR id = 1 OR rnd < %s"
                      .formatted(s.literal(), s.literal()));
              s.execute(
                  "SELECT COUNT(*) FROM (SELECT id, rnd AS r FROM vault WHERE id > 0 AND (rnd <> %s OR id = 2)) d"
                      .formatted(s.literal()));
            }),
        runs(
            "least and greatest value in the driver",
            s ->
                s.execute(
                    "SELECT MAX(rnd) FROM vault WHERE eq <> "
                        + s.literal()
                        + " AND rnd <> "
                        + s.literal())),
        runs(
            "in",
            s ->
                s.execute(
                    "SELECT id FROM vault WHERE eq IN (" + s.literal() + ", " + s.literal() + ")")),
        runs(
            "not in, distinct from",
            s ->
                s.execute(
                    "SELECT id FROM vault WHERE eq NOT IN (%s) OR eq IS NOT DISTINCT FROM %s OR eq <> %s"
                        .formatted(s.literal(), s.literal(), s.literal()))),
        runs(
            "join, subquery, union, with",
            s ->
                s.execute(
                    ("WITH w AS (SELECT eq FROM copy WHERE eq <> %s) SELECT v.id FROM vault v "
                            + "JOIN w ON v.eq = w.eq AND v.eq <> %s WHERE EXISTS (SELECT 1 FROM copy c "
                            + "WHERE c.eq = %s) UNION SELECT id FROM copy WHERE eq = %s")
                        .formatted(s.literal(), s.literal(), s.literal(), s.literal()))),
        runs(
            "case in the select list",
            s ->
                s.execute(
                    "SELECT CASE WHEN eq = " + s.literal() + " THEN 1 ELSE 0 END FROM vault")),
        runs("delete", s -> s.execute("DELETE FROM copy WHERE eq = " + s.literal())),
        runs(
            "where of other types",
            s ->
                s.execute(
                    "SELECT id FROM vault WHERE num = %s OR uid = '%s' OR print = X'%s' OR dated = DATE '%s'"
                        .formatted(
                            s.marks().number(), s.marks().uuid(), hex(s), s.marks().date()))),
        either(
            "view",
            s -> {
              s.execute("CREATE VIEW peep AS SELECT id, eq FROM vault");
              s.execute("SELECT id FROM peep WHERE eq = " + s.literal());
            }));
  }
}
