package dev.hushcell.leak;

import static dev.hushcell.leak.PathStep.refused;
import static dev.hushcell.leak.PathStep.runs;
import static dev.hushcell.leak.PathStep.stores;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Values in forms of SQL that only some databases, drivers or mappers write. */
final class FormPaths {
  private FormPaths() {}

  static List<PathStep> statements() {
    return List.of(
        runs(
            "escapes",
            s ->
                s.execute(
                    "SELECT v.id FROM {oj vault v LEFT JOIN copy c ON v.id = c.id} WHERE v.eq = "
                        + s.literal()
                        + " AND {fn ABS(v.id)} > 0")),
        runs(
            "escapes, prepared",
            s ->
                s.prepare(
                    "SELECT {fn ABS(id)} FROM vault WHERE eq IN (?, ?) AND {d '2020-01-01'} IS NULL",
                    p -> two(s, p))),
        runs(
            "LOWER",
            s ->
                s.execute(
                    "SELECT id FROM leaf WHERE LOWER(low) IN ("
                        + s.literal()
                        + ", LCASE("
                        + s.literal()
                        + ")) OR low = {fn LCASE("
                        + s.literal()
                        + ")}")),
        runs(
            "LOWER, prepared",
            s ->
                s.prepare(
                    "SELECT id FROM leaf WHERE LOWER(low) <> LOWER(?) AND LOWER(low) = ?",
                    p -> two(s, p))),
        runs(
            "escaped function",
            s -> s.execute("SELECT id FROM vault WHERE eq = {fn LCASE(" + s.literal() + ")}")),
        refused(
            "broken escape",
            s -> s.execute("SELECT id FROM vault WHERE eq = {x " + s.literal() + "}")),
        runs(
            "rows of values",
            s ->
                s.execute(
                    "SELECT id FROM (VALUES ("
                        + s.literal()
                        + "), ("
                        + s.literal()
                        + ")) n(e) JOIN vault ON n.e = eq")),
        stores(
            "merge from values, prepared",
            s ->
                s.prepare(
                    "MERGE INTO vault t USING (VALUES (?, ?)) n(e, r) ON t.eq = n.e"
                        + " WHEN NOT MATCHED THEN INSERT (id, eq, rnd) VALUES ("
                        + s.id()
                        + ", n.e, n.r)",
                    p -> two(s, p))),
        stores(
            "changed rows",
            s ->
                s.execute(
                    "SELECT id, eq, rnd FROM FINAL TABLE (INSERT INTO vault (id, eq, rnd) VALUES ("
                        + s.id()
                        + ", "
                        + s.literal()
                        + ", "
                        + s.literal()
                        + "))")),
        stores(
            "changed rows, prepared",
            s ->
                s.prepare(
                    "SELECT * FROM NEW TABLE (MERGE INTO vault (eq, rnd, id) KEY (id) VALUES (?, ?, "
                        + s.id()
                        + "))",
                    p -> two(s, p))),
        runs(
            "deleted rows, prepared",
            s ->
                s.prepare(
                    "SELECT o.eq FROM OLD TABLE (DELETE FROM vault WHERE eq = ?) o WHERE o.eq <> ?",
                    p -> two(s, p))),
        runs(
            "changed rows, unseen value",
            s ->
                s.execute(
                    "SELECT id FROM FINAL TABLE (UPDATE vault SET eq = UPPER("
                        + s.literal()
                        + ") WHERE id = 5)")),
        runs(
            "view", s -> s.execute("CREATE OR REPLACE VIEW seen AS SELECT id, eq AS e FROM vault")),
        runs(
            "through a view",
            s -> s.execute("SELECT id, e FROM seen WHERE e = " + s.literal() + " OR id = 1")),
        runs(
            "through a view, prepared",
            s -> s.prepare("SELECT * FROM seen v WHERE v.e IN (?, ?)", p -> two(s, p))),
        refused(
            "value in a view",
            s -> s.execute("CREATE VIEW kept AS SELECT id FROM vault WHERE eq = " + s.literal())),
        refused(
            "value beside cells in a view",
            s ->
                s.execute(
                    "CREATE VIEW kept AS SELECT COALESCE(eq, "
                        + s.literal()
                        + ") AS e FROM vault")),
        refused(
            "pattern through a view",
            s -> s.execute("SELECT id FROM seen WHERE e LIKE " + s.literal())),
        runs(
            "limited change",
            s ->
                s.execute(
                    "DELETE FROM vault WHERE eq = " + s.literal() + " FETCH FIRST 3 ROWS ONLY")));
  }

  private static void two(Session s, PreparedStatement p) throws SQLException {
    p.setString(1, s.marks().text());
    p.setString(2, s.marks().text());
  }
}
