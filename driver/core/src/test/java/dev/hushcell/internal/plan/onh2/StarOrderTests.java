package dev.hushcell.internal.plan.onh2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.plan.StatementPlan.Results;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A star stands for the same columns in the same order as in H2. */
class StarOrderTests {
  private PlannedH2 h2;

  @BeforeEach
  void createTables() throws SQLException {
    h2 = new PlannedH2();
    h2.declare("a", "mail", Search.EQUALITY, "mail");
    h2.declare("a", "note", Search.NONE, "note");
    h2.declare("b", "mail", Search.EQUALITY, "mail");
    h2.run("CREATE TABLE a (id INT, x INT, mail VARCHAR(20), note VARCHAR(20))");
    h2.run("CREATE TABLE b (y INT, mail VARCHAR(20), id INT, note VARCHAR(10))");
    h2.run("CREATE TABLE c (z INT, x INT, id INT, hidden INT INVISIBLE)");
  }

  @AfterEach
  void close() throws SQLException {
    h2.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM a",
        "SELECT b.*, a.* FROM a, b",
        "SELECT * FROM a, b, c",
        "SELECT * FROM a JOIN b ON a.id = b.id",
        "SELECT * FROM a LEFT JOIN b ON a.id = b.id",
        "SELECT * FROM a RIGHT JOIN b ON a.id = b.id",
        "SELECT * FROM a JOIN b USING (id)",
        "SELECT * FROM a JOIN b USING (mail)",
        "SELECT * FROM a JOIN b USING (mail, id)",
        "SELECT * FROM a JOIN b USING (id, mail)",
        "SELECT * FROM a LEFT JOIN b USING (mail)",
        "SELECT * FROM a RIGHT JOIN b USING (mail)",
        "SELECT * FROM a JOIN c USING (id)",
        "SELECT * FROM a NATURAL JOIN c",
        "SELECT * FROM c NATURAL JOIN a",
        "SELECT * FROM a JOIN c USING (id) JOIN b ON b.y = c.z",
        "SELECT * FROM a JOIN b USING (id) JOIN c USING (id)",
        "SELECT a.* FROM a JOIN b USING (mail)",
        "SELECT b.* FROM a JOIN b USING (mail)",
        "SELECT * FROM (SELECT * FROM a) d",
        "SELECT * FROM (SELECT a.*, b.note AS bn FROM a, b) d JOIN c ON c.id = d.id",
        "SELECT * EXCEPT (id, note) FROM a",
        "SELECT a.* EXCEPT (x), b.note FROM a, b",
        "TABLE a",
        "SELECT * FROM (a JOIN b USING (id)) JOIN c ON c.id = a.id",
        "SELECT * FROM c JOIN (a JOIN b ON a.id = b.id) ON c.id = a.id",
        "WITH w AS (SELECT * FROM a) SELECT * FROM w, c",
        "WITH w(p, q) AS (SELECT mail, note FROM a) SELECT * FROM w"
      })
  void expandsAStarAsH2Does(String sql) throws SQLException {
    Touching plan = (Touching) h2.plan(sql);
    Results.Columns columns = (Results.Columns) plan.results();
    try (Statement statement = h2.connection().createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      ResultSetMetaData actual = result.getMetaData();
      assertThat(columns.columns()).hasSize(actual.getColumnCount());
      for (int i = 0; i < actual.getColumnCount(); i++) {
        String expected = columns.expectedNames().get(i);
        if (expected != null) {
          assertThat(actual.getColumnName(i + 1)).isEqualTo(expected);
        }
        ProtectedColumn column = columns.columns().get(i);
        boolean binary = actual.getColumnTypeName(i + 1).equals("BINARY VARYING");
        assertThat(column != null).as("column %s", i + 1).isEqualTo(binary);
        if (column != null && !actual.getTableName(i + 1).isEmpty() && expected != null) {
          assertThat(column.name().column()).isEqualTo(actual.getColumnName(i + 1));
        }
      }
    }
  }
}
