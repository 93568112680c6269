package dev.hushcell.leak;

import static dev.hushcell.leak.PathStep.either;
import static dev.hushcell.leak.PathStep.fails;
import static dev.hushcell.leak.PathStep.refused;
import static dev.hushcell.leak.PathStep.runs;
import static dev.hushcell.leak.PathStep.stores;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;

/** Parameters of prepared statements, and values that are thrown back. */
final class PreparedPaths {
  private static final String INSERT = "INSERT INTO vault (id, eq, rnd) VALUES (?, ?, ?)";

  private PreparedPaths() {}

  static List<PathStep> statements() {
    return List.of(
        stores("prepared insert", s -> s.prepare(INSERT, p -> row(s, p))),
        stores("prepared twice", PreparedPaths::twice),
        stores("prepared batch", PreparedPaths::batch),
        stores("prepared with literal", s -> mixed(s)),
        stores("prepared keys", PreparedPaths::keys),
        stores(
            "prepared upsert",
            s ->
                s.prepare(
                    "MERGE INTO vault (id, eq, rnd) KEY (id) VALUES (?, ?, ?)", p -> row(s, p))),
        stores(
            "prepared update",
            s -> s.prepare("UPDATE vault SET eq = ?, rnd = ? WHERE id = 7", p -> two(s, p))),
        runs(
            "prepared look-up",
            s -> s.prepare("SELECT * FROM vault WHERE eq = ? OR eq IN (?, 'x')", p -> two(s, p))),
        runs(
            "prepared delete",
            s -> s.prepare("DELETE FROM vault WHERE eq = ? AND eq = ?", p -> two(s, p))),
        runs(
            "null test",
            s -> s.prepare("SELECT id FROM vault WHERE (? IS NULL OR eq = ?)", p -> same(s, p))),
        runs("rolled back", PreparedPaths::rolledBack),
        runs("bound but not run", PreparedPaths::bound),
        stores("prepared call", PreparedPaths::call),
        either("updatable rows", PreparedPaths::updatable),
        runs(
            "prepared, evaluated in the driver",
            s ->
                s.prepare(
                    "SELECT id FROM vault WHERE eq <> 'x' AND rnd LIKE ? AND eq <> ?",
                    p -> two(s, p))),
        runs(
            "prepared, joined and sorted in the driver",
            s ->
                s.prepare(
                    "SELECT rnd, id FROM vault WHERE (rnd = ? OR rnd < ?) ORDER BY 1 DESC, id",
                    p -> two(s, p))),
        runs(
            "prepared, counted in the driver",
            s ->
                s.prepare(
                    "SELECT COUNT(*) FROM vault WHERE NOT (UPPER(rnd) LIKE UPPER(?)) AND rnd <> ?",
                    p -> two(s, p))),
        refused(
            "prepared like",
            s -> s.prepare("SELECT id FROM vault WHERE eq LIKE ?", p -> one(s, p))),
        runs(
            "prepared function",
            s -> s.prepare("UPDATE vault SET eq = TRIM(?) WHERE id = 77", p -> one(s, p))),
        refused("parameter of no known column", PreparedPaths::unknown));
  }

  static List<PathStep> failures() {
    return List.of(
        fails("unique", s -> duplicate(s, false)),
        fails("unique, prepared", s -> duplicate(s, true)),
        fails(
            "unique by update",
            s -> {
              String mark = s.literal();
              s.execute("INSERT INTO vault (id, eq) VALUES (" + s.id() + ", " + mark + ")");
              s.execute("UPDATE vault SET eq = " + mark + " WHERE id = 8");
            }),
        fails(
            "foreign key",
            s -> s.execute("INSERT INTO leaf (id, eq) VALUES (1, " + s.literal() + ")")),
        fails(
            "too long",
            s ->
                s.execute(
                    "INSERT INTO vault (id, short) VALUES (" + s.id() + ", " + s.literal() + ")")),
        fails("too long, prepared", s -> s.insertOne("short", p -> one(s, p))),
        fails("too long, padded", s -> s.insertOne("fixed", p -> one(s, p))),
        fails("text for a number", s -> s.insertOne("num", p -> one(s, p))),
        fails("text for a date", s -> s.insertOne("dated", p -> one(s, p))),
        fails("text for a moment", s -> s.insertOne("moment", p -> one(s, p))),
        fails("text for a UUID", s -> s.insertOne("uid", p -> one(s, p))),
        fails(
            "literal text for a number",
            s -> s.execute("UPDATE vault SET num = " + s.literal() + " WHERE id = 77")),
        fails(
            "literal text for a date",
            s -> s.execute("UPDATE vault SET dated = " + s.literal() + " WHERE id = 77")),
        fails(
            "not null",
            s ->
                s.prepare(
                    "INSERT INTO leaf (id, eq, must) VALUES (?, ?, NULL)",
                    p -> {
                      p.setInt(1, s.id());
                      p.setString(2, s.marks().text());
                    })),
        fails("batch with a failure", PreparedPaths::failingBatch),
        fails(
            "unknown column",
            s -> s.execute("SELECT nothing FROM vault WHERE eq = " + s.literal())),
        fails(
            "missing parameter",
            s -> s.prepare("UPDATE vault SET eq = ?, rnd = ? WHERE id = 77", p -> one(s, p))),
        fails(
            "index too high",
            s ->
                s.prepare(
                    "UPDATE vault SET eq = ? WHERE id = 77",
                    p -> p.setString(7, s.marks().text()))));
  }

  private static void one(Session s, PreparedStatement p) throws SQLException {
    p.setString(1, s.marks().text());
  }

  private static void two(Session s, PreparedStatement p) throws SQLException {
    p.setString(1, s.marks().text());
    p.setString(2, s.marks().text());
  }

  private static void same(Session s, PreparedStatement p) throws SQLException {
    String mark = s.marks().text();
    p.setString(1, mark);
    p.setString(2, mark);
  }

  private static void row(Session s, PreparedStatement p) throws SQLException {
    p.setInt(1, s.id());
    p.setString(2, s.marks().text());
    p.setString(3, s.marks().text());
  }

  private static void twice(Session s) throws SQLException {
    try (PreparedStatement p = s.connection().prepareStatement(INSERT)) {
      row(s, p);
      p.executeUpdate();
      p.clearParameters();
      row(s, p);
      p.executeUpdate();
      s.testimony().hear(p);
    }
  }

  private static void batch(Session s) throws SQLException {
    try (PreparedStatement p = s.connection().prepareStatement(INSERT)) {
      row(s, p);
      p.addBatch();
      row(s, p);
      p.addBatch();
      s.testimony().hear(p);
      p.executeBatch();
    }
  }

  private static void mixed(Session s) throws SQLException {
    String sql = "INSERT INTO vault (id, rnd, eq) VALUES (?, " + s.literal() + ", ?)";
    s.prepare(
        sql,
        p -> {
          p.setInt(1, s.id());
          p.setString(2, s.marks().text());
        });
  }

  private static void keys(Session s) throws SQLException {
    String[] names = {"ID", "EQ", "RND"};
    try (PreparedStatement p = s.connection().prepareStatement(INSERT, names)) {
      row(s, p);
      p.executeUpdate();
      try (ResultSet keys = p.getGeneratedKeys()) {
        s.testimony().hear(keys);
        while (keys.next()) {
          keys.getString("EQ");
        }
      }
    }
  }

  private static void rolledBack(Session s) throws SQLException {
    s.connection().setAutoCommit(false);
    try {
      s.prepare(INSERT, p -> row(s, p));
      Savepoint savepoint = s.connection().setSavepoint("here");
      s.execute("UPDATE vault SET rnd = " + s.literal() + " WHERE id = 9");
      s.connection().rollback(savepoint);
      s.connection().rollback();
    } finally {
      s.connection().setAutoCommit(true);
    }
  }

  private static void bound(Session s) throws SQLException {
    try (PreparedStatement p = s.connection().prepareStatement(INSERT)) {
      row(s, p);
      p.addBatch();
      p.clearBatch();
      row(s, p);
      s.testimony().hear(p);
    }
  }

  private static void call(Session s) throws SQLException {
    try (CallableStatement p = s.connection().prepareCall(INSERT)) {
      row(s, p);
      p.execute();
      s.testimony().hear(p);
    }
  }

  private static void updatable(Session s) throws SQLException {
    try (Statement statement =
            s.connection()
                .createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
        ResultSet rows = statement.executeQuery("SELECT id, eq, rnd FROM vault WHERE id = 10")) {
      rows.next();
      rows.updateString("RND", s.marks().text());
      rows.updateRow();
    }
  }

  private static void unknown(Session s) throws SQLException {
    s.prepare("SELECT eq FROM vault WHERE ? = 'x'", p -> one(s, p));
  }

  private static void duplicate(Session s, boolean prepared) throws SQLException {
    String mark = s.marks().text();
    for (int i = 0; i < 2; i++) {
      if (prepared) {
        s.insertOne("eq", p -> p.setString(1, mark));
      } else {
        s.execute("INSERT INTO vault (id, eq) VALUES (" + s.id() + ", '" + mark + "')");
      }
    }
  }

  private static void failingBatch(Session s) throws SQLException {
    try (PreparedStatement p = s.connection().prepareStatement(INSERT)) {
      row(s, p);
      p.addBatch();
      row(s, p);
      p.setInt(1, 1);
      p.addBatch();
      p.executeBatch();
    }
  }
}
