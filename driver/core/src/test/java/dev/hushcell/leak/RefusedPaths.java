package dev.hushcell.leak;

import static dev.hushcell.leak.PathStep.either;
import static dev.hushcell.leak.PathStep.refused;
import static dev.hushcell.leak.PathStep.runs;

import java.util.List;

/** Literals in statements that are refused, or that may be. */
final class RefusedPaths {
  private RefusedPaths() {}

  static List<PathStep> statements() {
    return List.of(
        refused(
            "randomized where",
            s -> s.execute("SELECT id FROM vault WHERE short = " + s.literal())),
        refused("like", s -> s.execute("SELECT id FROM vault WHERE eq LIKE " + s.literal())),
        refused("range", s -> s.execute("SELECT id FROM vault WHERE eq > " + s.literal())),
        refused(
            "between",
            s ->
                s.execute(
                    "SELECT id FROM vault WHERE eq BETWEEN "
                        + s.literal()
                        + " AND "
                        + s.literal())),
        refused(
            "concat",
            s -> s.execute("UPDATE vault SET eq = eq || " + s.literal() + " WHERE id = 5")),
        refused(
            "function", s -> s.execute("SELECT id FROM vault WHERE LOWER(eq) = " + s.literal())),
        refused(
            "having",
            s -> s.execute("SELECT eq FROM vault GROUP BY eq HAVING MAX(eq) = " + s.literal())),
        runs(
            "insert function",
            s -> s.execute("INSERT INTO vault (id, eq) VALUES (999, UPPER(" + s.literal() + "))")),
        refused(
            "computed default",
            s ->
                s.execute(
                    "ALTER TABLE copy ALTER COLUMN eq SET DEFAULT UPPER(" + s.literal() + ")")),
        refused(
            "check",
            s -> s.execute("ALTER TABLE copy ADD CONSTRAINT c CHECK (eq <> " + s.literal() + ")")),
        refused(
            "generated column",
            s ->
                s.execute(
                    "ALTER TABLE copy ADD COLUMN g INT AS (CASE WHEN eq = "
                        + s.literal()
                        + " THEN 1 END)")),
        refused(
            "broken statement",
            s -> s.execute("SELECT id FROM vault WHERE eq = " + s.literal() + " AND AND")),
        refused(
            "unterminated literal", s -> s.execute("UPDATE vault SET eq = '" + s.marks().text())),
        refused(
            "execute immediate",
            s ->
                s.execute(
                    "EXECUTE IMMEDIATE 'UPDATE vault SET eq = ''"
                        + s.marks().text()
                        + "'' WHERE id = 5'")),
        runs(
            "script",
            s ->
                s.execute(
                    "EXPLAIN ANALYZE UPDATE vault SET rnd = UPPER("
                        + s.literal()
                        + ") WHERE id = 5")),
        either(
            "coalesce",
            s ->
                s.execute(
                    "UPDATE vault SET rnd = COALESCE(rnd, " + s.literal() + ") WHERE id = 5")),
        either(
            "case",
            s ->
                s.execute(
                    "UPDATE vault SET rnd = CASE WHEN id = 5 THEN "
                        + s.literal()
                        + " ELSE rnd END")),
        either(
            "tuple",
            s ->
                s.execute("UPDATE vault SET (eq, rnd) = (" + s.literal() + ", NULL) WHERE id = 6")),
        either(
            "unicode literal",
            s -> s.execute("UPDATE vault SET eq = U&'" + s.marks().ascii() + "' WHERE id = 6")),
        either(
            "dollar quotes",
            s -> s.execute("UPDATE vault SET eq = $$" + s.marks().text() + "$$ WHERE id = 6")),
        either(
            "session variable",
            s -> s.execute("UPDATE vault SET eq = SET(@v, " + s.literal() + ") WHERE id = 6")),
        either("explain", s -> s.execute("EXPLAIN SELECT id FROM vault WHERE eq = " + s.literal())),
        either(
            "cast",
            s ->
                s.execute(
                    "UPDATE vault SET eq = CAST("
                        + s.literal()
                        + " AS VARCHAR(100)) WHERE id = 6")),
        either(
            "values clause",
            s ->
                s.execute(
                    "INSERT INTO vault (id, eq) SELECT * FROM (VALUES ("
                        + s.id()
                        + ", "
                        + s.literal()
                        + ")) x")));
  }
}
