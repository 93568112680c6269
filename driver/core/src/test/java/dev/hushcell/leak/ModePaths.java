package dev.hushcell.leak;

import static dev.hushcell.leak.PathStep.refused;
import static dev.hushcell.leak.PathStep.runs;
import static dev.hushcell.leak.PathStep.stores;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/** Values in forms of SQL that H2 has in some of its modes only. */
final class ModePaths {
  private ModePaths() {}

  static List<PathStep> mysql() {
    return List.of(
        stores(
            "on duplicate key, new",
            s ->
                s.execute(
                    "INSERT INTO `vault` (`id`, `eq`, `rnd`) VALUES ("
                        + row(s)
                        + ") ON DUPLICATE KEY UPDATE `eq` = VALUES(`eq`), rnd = VALUES(rnd)")),
        stores(
            "on duplicate key, there",
            s ->
                s.execute(
                    "INSERT INTO vault (id, rnd) VALUES (1, "
                        + s.literal()
                        + ") ON DUPLICATE KEY UPDATE rnd = "
                        + s.literal())),
        runs(
            "on duplicate key, prepared",
            s ->
                s.prepare(
                    "INSERT INTO vault (id, eq) VALUES (2, ?) ON DUPLICATE KEY UPDATE eq = ?",
                    p -> two(s, p))),
        stores(
            "insert ignore",
            s -> s.execute("INSERT IGNORE INTO vault (id, eq, rnd) VALUES (" + row(s) + ")")),
        stores(
            "insert set",
            s ->
                s.execute(
                    "INSERT INTO vault SET id = "
                        + s.id()
                        + ", eq = "
                        + s.literal()
                        + ", `RND` = "
                        + s.literal())),
        stores(
            "replace", s -> s.execute("REPLACE INTO vault (id, eq, rnd) VALUES (" + row(s) + ")")),
        stores(
            "replace, prepared",
            s ->
                s.prepare(
                    "REPLACE INTO `VAULT` (`eq`, rnd, id) VALUES (?, ?, " + s.id() + ")",
                    p -> two(s, p))),
        runs(
            "delete with a name",
            s -> s.execute("DELETE vault FROM vault WHERE eq = " + s.literal() + " LIMIT 1")),
        stores(
            "hexadecimal",
            s ->
                s.execute(
                    "INSERT INTO vault (id, bin) VALUES ("
                        + s.id()
                        + ", 0x"
                        + HexFormat.of().formatHex(s.marks().bytes())
                        + ")")),
        runs(
            "computed on duplicate key",
            s ->
                s.execute(
                    "INSERT INTO vault (id) VALUES (3) ON DUPLICATE KEY UPDATE rnd = CONCAT("
                        + s.literal()
                        + ", 'x')")),
        runs("renamed", s -> s.execute("ALTER TABLE copy CHANGE rnd rnd2 VARCHAR(1)")),
        stores(
            "after a new name",
            s -> s.execute("INSERT INTO copy (id, eq, rnd2) VALUES (" + row(s) + ")")),
        runs("renamed again", s -> s.execute("ALTER TABLE copy CHANGE COLUMN rnd2 rnd INT")));
  }

  static List<PathStep> sqlServer() {
    return List.of(
        stores(
            "brackets",
            s -> s.execute("INSERT INTO [vault] ([id], [eq], [rnd]) VALUES (" + row(s) + ")")),
        stores(
            "national in brackets, prepared",
            s ->
                s.prepare(
                    "INSERT INTO [PUBLIC].[VAULT] ([eq], [rnd], [id]) VALUES (?, ?, "
                        + s.id()
                        + ")",
                    p -> two(s, p))),
        stores(
            "update top",
            s -> s.execute("UPDATE TOP (1) vault SET rnd = " + s.literal() + " WHERE id = 1")),
        stores(
            "update with a hint",
            s -> s.execute("UPDATE vault WITH (ROWLOCK) SET rnd=" + s.literal() + "WHERE id = 2")),
        runs("delete top", s -> s.execute("DELETE TOP (1) FROM copy WHERE eq = " + s.literal())),
        runs(
            "hints",
            s ->
                s.execute(
                    "SELECT [v].[id] FROM [vault] [v] WITH (NOLOCK) JOIN [copy] WITH (NOLOCK) ON"
                        + " [v].[eq] = [copy].[eq] WHERE [v].[eq] = N"
                        + s.literal())),
        runs(
            "top",
            s -> s.execute("SELECT TOP (3) id AS [a b] FROM vault WHERE [eq]=" + s.literal())),
        refused(
            "joined with plus",
            s -> s.execute("INSERT INTO vault (id, eq) VALUES (77, " + s.literal() + " + 'x')")),
        refused(
            "compared with plus",
            s -> s.execute("SELECT id FROM vault WHERE eq = 'x' + " + s.literal())),
        stores(
            "catalog and two dots",
            s -> s.execute("INSERT INTO vault..vault (id, eq, rnd) VALUES (" + row(s) + ")")),
        stores(
            "hexadecimal",
            s ->
                s.execute(
                    "INSERT INTO vault (id, bin) VALUES ("
                        + s.id()
                        + ", 0X"
                        + HexFormat.of().formatHex(s.marks().bytes())
                        + ")")));
  }

  private static String row(Session s) {
    return s.id() + ", " + s.literal() + ", " + s.literal();
  }

  private static void two(Session s, PreparedStatement p) throws SQLException {
    p.setString(1, s.marks().text());
    p.setString(2, s.marks().text());
  }
}
