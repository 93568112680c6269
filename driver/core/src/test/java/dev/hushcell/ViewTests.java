package dev.hushcell;

import static dev.hushcell.Sandbox.bytes;
import static dev.hushcell.Sandbox.plain;
import static dev.hushcell.Sandbox.rows;
import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.plan.PlanFault;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads protected columns through views, whoever made these and when. */
class ViewTests {
  private static final String CREATE =
      "create table contact(id int primary key, email varchar(100), name varchar(20))";

  @TempDir Path directory;
  private Sandbox sandbox;
  private String database;

  @BeforeEach
  void sandbox() throws IOException {
    sandbox = new Sandbox(directory, "columns: { contact.email: { search: equality } }\n");
    database = sandbox.file("crm") + ";AUTO_SERVER=TRUE";
  }

  @Test
  void opensCellsThroughAViewThatWasThereBefore() throws SQLException {
    try (Connection raw = plain(database)) {
      run(raw, CREATE, "create view reach as select id, email as mail from contact");
    }
    try (Connection ours = sandbox.connect(database)) {
      assertThat(rows(ours, "select * from reach")).isEmpty();
      run(ours, "insert into contact values (1, 'ada@x', 'Ada'), (2, 'bob@x', 'Bob')");
      assertThat(rows(ours, "select * from reach order by id"))
          .containsExactly("1|ada@x", "2|bob@x");
      assertThat(rows(ours, "select id from reach where mail = 'bob@x'")).containsExactly("2");
    }
    try (Connection raw = plain(database)) {
      assertThat(bytes(raw, "select mail from reach"))
          .noneMatch(cell -> cell.contains("a@x") || cell.contains("b@x"));
    }
  }

  @Test
  void reportsTheTypeOfTheColumnBehindIt() throws SQLException {
    try (Connection ours = sandbox.connect(database)) {
      run(ours, CREATE, "create view reach(a, b) as select id, email from contact");
      try (Statement statement = ours.createStatement();
          ResultSet found = statement.executeQuery("select b from reach")) {
        assertThat(found.getMetaData().getColumnType(1)).isEqualTo(Types.VARCHAR);
        assertThat(found.getMetaData().getPrecision(1)).isEqualTo(100);
        assertThat(found.getMetaData().getColumnName(1)).isEqualTo("B");
      }
    }
  }

  @Test
  void readsAViewAnewWhenItIsMadeAnew() throws SQLException {
    try (Connection ours = sandbox.connect(database)) {
      run(ours, CREATE, "insert into contact values (1, 'ada@x', 'Ada')");
      run(ours, "create view reach as select id, email as v from contact");
      try (PreparedStatement find = ours.prepareStatement("select id from reach where v = ?")) {
        find.setString(1, "ada@x");
        assertThat(find.executeQuery().next()).isTrue();
      }
      run(ours, "create or replace view reach as select id, name as v from contact");
      try (PreparedStatement find = ours.prepareStatement("select id from reach where v = ?")) {
        find.setString(1, "Ada");
        assertThat(find.executeQuery().next()).isTrue();
      }
    }
  }

  @Test
  void refusesAViewMadePastTheDriverThatWorksOnCells() throws SQLException {
    try (Connection ours = sandbox.connect(database)) {
      run(ours, CREATE, "insert into contact values (1, 'ada@x', 'Ada')");
      try (Connection raw = plain(database)) {
        run(raw, "create view reach as select id, upper(email) as v from contact");
        run(raw, "create view found as select id from contact where email = X'616461'");
        run(raw, "create view kept as select * from contact where name = 'Ada'");
      }
    }
    try (Connection ours = sandbox.connectAnew(database)) {
      Refusal.of(PlanFault.REACHES, () -> rows(ours, "select id from reach"));
      Refusal.of(PlanFault.REACHES, () -> rows(ours, "select id from found"));
      Refusal.of(PlanFault.REACHES, () -> run(ours, "delete from kept"));
      assertThat(rows(ours, "select * from kept")).containsExactly("1|ada@x|Ada");
    }
  }

  @Test
  void keepsWhatIsWriteOnlySoThroughAView() throws SQLException, IOException {
    sandbox.declare(
        """
        columns: { contact.email: { search: equality } }
        access: { web: { contact.email: { write-only: true } }, app: {} }
        """);
    try (Connection app = sandbox.connect(database + ";hushcell.profile=app")) {
      run(app, CREATE, "insert into contact values (1, 'ada@x', 'Ada')");
      run(app, "create view reach as select id, email as mail from contact");
    }
    try (Connection web = sandbox.connect(database + ";hushcell.profile=web")) {
      assertThat(rows(web, "select id from reach")).containsExactly("1");
      Refusal.of(PlanFault.WRITE_ONLY, () -> rows(web, "select mail from reach"));
    }
  }
}
