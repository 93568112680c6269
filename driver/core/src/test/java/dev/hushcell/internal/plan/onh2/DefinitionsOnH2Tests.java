package dev.hushcell.internal.plan.onh2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.policy.Search;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is made of a definition is a definition to H2, with the effects it is planned for. */
class DefinitionsOnH2Tests {
  private PlannedH2 h2;

  @BeforeEach
  void open() throws SQLException {
    h2 = new PlannedH2();
    h2.declare("a", "mail", Search.EQUALITY, "mail");
    h2.declare("a", "note", Search.NONE, "note");
    h2.declare("a", "later", Search.NONE, "later");
    h2.declare("b", "mail", Search.EQUALITY, "mail");
  }

  @AfterEach
  void close() throws SQLException {
    h2.close();
  }

  @Test
  void createsWidensAndDropsProtectedColumns() throws SQLException {
    h2.run(
        "CREATE TABLE a (id INT PRIMARY KEY, mail VARCHAR(20) DEFAULT NULL COMMENT 'c' NOT NULL"
            + " UNIQUE, note VARCHAR(20), later INT, CHECK (id > 0))");
    h2.run("INSERT INTO a VALUES (1, 'x', 'y', 5)");
    h2.run("ALTER TABLE a ALTER COLUMN mail VARCHAR(50) NOT NULL");
    h2.run("ALTER TABLE a ALTER COLUMN note SET DATA TYPE VARCHAR(50)");
    h2.run("ALTER TABLE a ALTER COLUMN later BIGINT");
    h2.run("ALTER TABLE a DROP COLUMN later");
    h2.run("ALTER TABLE a ADD COLUMN later BIGINT BEFORE note");
    h2.run("ALTER TABLE a ADD COLUMN IF NOT EXISTS mail VARCHAR(50)");
    h2.run("CREATE TABLE IF NOT EXISTS a (id INT, mail VARCHAR(20))");
    h2.run("CREATE INDEX i ON a (mail)");
    h2.run("UPDATE a SET later = 7, note = NULL WHERE mail = 'x'");
    assertThat(h2.rows("SELECT id FROM a WHERE mail = 'x' AND note IS NULL")).containsExactly("1");
    h2.run("DROP TABLE a");
  }

  @Test
  void joinsTablesByForeignKeyOverCells() throws SQLException {
    h2.declare("a", "x", Search.NONE, "x");
    h2.run("CREATE TABLE a (id INT, mail VARCHAR(20) UNIQUE, note VARCHAR(9), later INT, x INT)");
    h2.run("CREATE TABLE b (mail VARCHAR(20) REFERENCES a(mail) ON DELETE CASCADE)");
    h2.run("INSERT INTO a (id, mail) VALUES (1, 'x'), (2, 'y')");
    h2.run("INSERT INTO b VALUES ('x')");
    assertThatThrownBy(() -> h2.run("INSERT INTO b VALUES ('z')")).hasMessageContaining("23506");
    assertThat(h2.rows("SELECT id FROM a JOIN b USING (mail)")).containsExactly("1");
    h2.run("DELETE FROM a WHERE mail = 'x'");
    assertThat(h2.rows("SELECT COUNT(*) FROM b")).containsExactly("0");
  }

  @Test
  void keepsPlaintextOutByTheCheck() throws SQLException {
    h2.run("CREATE TABLE b (mail VARCHAR(20))");
    try (Statement past = h2.connection().createStatement()) {
      assertThatThrownBy(() -> past.execute("INSERT INTO b VALUES (X'" + "41".repeat(60) + "')"))
          .hasMessageContaining("Check constraint");
    }
  }
}
