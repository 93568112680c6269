package dev.hushcell;

import static dev.hushcell.Sandbox.rows;
import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Texts that differ in literals alone share a plan, and so nothing of a plan may come from a
 * literal that is another one the next time: no name of a column, no row and no tenant.
 */
class SharedPlanTests {
  @TempDir Path directory;

  @Test
  void namesOfColumnsAreThoseOfTheirOwnStatement() throws Exception {
    Sandbox sandbox = new Sandbox(directory, "columns: { contact.note: { evaluate: range } }\n");
    try (Connection ours = sandbox.connectAnew(sandbox.file("crm"))) {
      run(ours, "create table contact(id int primary key, note varchar(40))");
      for (String literal : new String[] {"first", "second", "third"}) {
        assertThat(label(ours, "select coalesce(note, '" + literal + "') from contact"))
            .isEqualTo("COALESCE(NOTE, '" + literal + "')");
        assertThat(label(ours, "select upper(coalesce(note, '" + literal + "')) from contact"))
            .contains(literal);
      }
    }
  }

  private static String label(Connection ours, String sql) throws SQLException {
    try (Statement statement = ours.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.getMetaData().getColumnLabel(1);
    }
  }

  @Test
  void cellsBelongToTheRowsOfTheirOwnStatement() throws Exception {
    Sandbox sandbox = new Sandbox(directory, "columns: { pay.amount: { belongs-to: id } }\n");
    try (Connection ours = sandbox.connectAnew(sandbox.file("crm"))) {
      run(ours, "create table pay(id int primary key, amount varchar(40))");
      for (int id = 1; id < 4; id++) {
        run(
            ours,
            "insert into pay values (" + id + ", 'new')",
            "update pay set amount = 'changed " + id + "' where id = " + id);
      }
      assertThat(rows(ours, "select amount from pay order by id"))
          .containsExactly("changed 1", "changed 2", "changed 3");
    }
  }

  @Test
  void cellsHaveTheKeysOfTheTenantsOfTheirOwnStatement() throws Exception {
    Sandbox sandbox = new Sandbox(directory, "columns: { deal.note: { key: { per: tenant } } }\n");
    try (Connection ours = sandbox.connectAnew(sandbox.file("crm"))) {
      run(ours, "create table deal(id int primary key, tenant varchar(40), note varchar(40))");
      for (String tenant : new String[] {"acme", "globex", "initech"}) {
        Hushcell.keys(ours).addTenant(tenant, false);
      }
      int id = 0;
      for (String tenant : new String[] {"acme", "globex", "initech"}) {
        run(
            ours,
            "insert into deal values (" + ++id + ", '" + tenant + "', 'new')",
            "update deal set note = 'changed' where tenant = '" + tenant + "'");
      }
      assertThat(Hushcell.keys(ours).cells()).hasSize(3).allMatch(each -> each.cells() == 1);
    }
  }
}
