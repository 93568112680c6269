package dev.hushcell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.explain.Explanation;
import dev.hushcell.explain.Finding;
import dev.hushcell.explain.LintReport;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link Hushcell#lint} says of scripts. */
class LintTests {
  @TempDir Path directory;
  private Sandbox sandbox;

  @BeforeEach
  void sandbox() throws IOException {
    sandbox = new Sandbox(directory, "columns: { contact.email: { search: equality } }\n");
  }

  private LintReport lint(String script) throws SQLException {
    try (Connection ours = sandbox.connect("h2:mem:")) {
      Sandbox.run(
          ours,
          "create table contact(id int primary key, email varchar(100))",
          "create table note(id int primary key, body varchar(100))");
      return Hushcell.lint(ours, script);
    }
  }

  @Test
  void eachStatementIsExplainedAtItsPlace() throws SQLException {
    LintReport report =
        lint(
            """
            -- a comment; with a semicolon
            select body from note where body = 'a;b';

            insert into contact values (?, ?);
              select id
                from contact
               order by email /* ; */;
            ;
            update contact set email = 's3cret' where email = ?
            """);
    assertThat(report.text("a.sql"))
        .isEqualTo(
            """
            a.sql:2:1: passes
            a.sql:4:1: touches PUBLIC.CONTACT (EMAIL), 1 sealed
            a.sql:7:13: refused [HC-2107] CONTACT.EMAIL is sorted, but the order of its cells is not that of its values; sort in the application; with evaluate: [order] for CONTACT.EMAIL (never for a password) the driver does it, row by row; see driver/docs/errors/plan.md
            a.sql:9:1: touches PUBLIC.CONTACT (EMAIL), 1 sealed, 1 compared
            a.sql: 4 statements, 1 passing, 2 touching, 1 refused
            """);
    assertThat(report.refused()).isEqualTo(1);
  }

  @Test
  void scriptThatCannotBeReadIsOneRefusal() throws SQLException {
    LintReport report = lint("select 1;\nselect 'open from contact");
    assertThat(report.findings()).singleElement().extracting(Finding::place).hasToString("2:8");
    assertThat(report.findings().get(0).explanation()).isInstanceOf(Explanation.Refused.class);
    assertThat(report.refused()).isEqualTo(1);
  }

  @Test
  void emptyScriptHasNoFindings() throws SQLException {
    assertThat(lint(" ; -- nothing\n").findings()).isEmpty();
  }

  @Test
  void tableThatOnlyTheScriptMakesIsNotThere() throws SQLException, IOException {
    sandbox.declare("columns: { contact.email: { search: equality }, lead.phone: {} }\n");
    LintReport report =
        lint("create table lead(id int, phone varchar(20));\nselect phone from lead;");
    assertThat(report.text("b.sql"))
        .contains("b.sql:1:1: touches PUBLIC.LEAD (PHONE), activates PUBLIC.LEAD.PHONE\n")
        .contains("b.sql:2:19: refused [HC-2101]");
  }
}
