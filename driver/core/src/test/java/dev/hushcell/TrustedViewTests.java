package dev.hushcell;

import static dev.hushcell.Sandbox.plain;
import static dev.hushcell.Sandbox.rows;
import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.config.WarningsHeard;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.PlanFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Views whose text H2 does not show or the driver does not understand, described by the file. */
class TrustedViewTests {
  private static final String COLUMNS =
      "columns: { contact.email: { search: equality }, contact.note: {} }\n";
  private static final String VIEWS =
      """
      views:
        crm.kept: { id: plain, mail: contact.email }
        crm.linked: { id: plain, email: crm.contact.email, note: contact.note }
        crm.shown: { id: plain, email: contact.email, upper_name: plain }
      """;
  private static final String MARK = "m4rked@example.org";

  @TempDir Path directory;
  private Sandbox sandbox;
  private String database;

  @BeforeEach
  void sandbox() throws Exception {
    sandbox = new Sandbox(directory, COLUMNS + VIEWS);
    database = sandbox.file("crm") + ";AUTO_SERVER=TRUE;TRACE_LEVEL_FILE=3";
    try (Connection ours = sandbox.connectAnew(database)) {
      run(
          ours,
          "create schema crm",
          "create table crm.contact(id int primary key, email varchar(60), note varchar(60))",
          "insert into crm.contact values(1, '" + MARK + "', '" + MARK + "'), (2, 'bob@x', null)");
    }
    try (Connection raw = plain(database)) {
      run(
          raw,
          "create materialized view crm.kept as select id, email as mail from crm.contact",
          "create linked table crm.linked('', 'jdbc:" + database + "', 'sa', '', 'CRM', 'CONTACT')",
          "create view crm.shown as select id, email, upper('a' || note) as upper_name"
              + " from crm.contact where email <> X'00'");
    }
  }

  @AfterEach
  void nothingLeaked() throws IOException {
    for (String name : sandbox.files()) {
      String text = Files.readString(directory.resolve(name), StandardCharsets.ISO_8859_1);
      assertThat(text.contains("m4rked")).as(name).isFalse();
    }
  }

  @Test
  void withoutADescriptionTheyAreRefused() throws Exception {
    sandbox.declare(COLUMNS);
    try (Connection ours = sandbox.connectAnew(database)) {
      for (String view : new String[] {"kept", "linked", "shown"}) {
        Refusal.of(PlanFault.REACHES, () -> rows(ours, "select id from crm." + view));
      }
    }
  }

  @Test
  void cellsAreOpenedAndValuesSealedAsDescribed() throws SQLException {
    try (Connection ours = sandbox.connectAnew(database)) {
      assertThat(rows(ours, "select * from crm.kept order by id"))
          .containsExactly("1|" + MARK, "2|bob@x");
      assertThat(rows(ours, "select * from crm.linked where email = '" + MARK + "'"))
          .containsExactly("1|" + MARK + "|" + MARK);
      assertThat(rows(ours, "select id, email from crm.shown where email = '" + MARK + "'"))
          .containsExactly("1|" + MARK);
      try (PreparedStatement query =
          ours.prepareStatement(
              "select k.id, c.note from crm.kept k join crm.contact c on c.email = k.mail"
                  + " where k.mail = ?")) {
        query.setString(1, MARK);
        try (ResultSet found = query.executeQuery()) {
          assertThat(found.next()).isTrue();
          assertThat(found.getString(2)).isEqualTo(MARK);
        }
        assertThat(query.getMetaData().getColumnType(2)).isEqualTo(Types.VARCHAR);
      }
      Refusal.of(PlanFault.ORDERED, () -> rows(ours, "select id from crm.kept order by mail"));
    }
  }

  @Test
  void theyAreOnlyRead() throws SQLException {
    try (Connection ours = sandbox.connectAnew(database)) {
      Refusal.of(
          PlanFault.REACHES,
          () -> run(ours, "insert into crm.linked values(3, '" + MARK + "', null)"));
      Refusal.of(
          PlanFault.REACHES, () -> run(ours, "update crm.linked set email = '" + MARK + "'"));
    }
  }

  @Test
  void columnOfWhichNothingIsSaidRefusesTheView() throws Exception {
    sandbox.declare(COLUMNS + "views: { crm.linked: { id: plain, email: contact.email } }\n");
    try (Connection ours = sandbox.connectAnew(database)) {
      SQLException refusal =
          Refusal.of(PlanFault.VIEW_COLUMNS, () -> rows(ours, "select id from crm.linked"));
      assertThat(refusal.getMessage()).contains("without its columns NOTE; say plain");
    }
  }

  @Test
  void textThatIsUnderstoodMustSayTheSame() throws Exception {
    String described = COLUMNS + "views: { crm.told: { id: plain, mail: %s } }\n";
    try (Connection raw = plain(database)) {
      run(raw, "create view crm.told as select id, email as mail from crm.contact");
    }
    for (String wrong : new String[] {"plain", "contact.note"}) {
      sandbox.declare(described.formatted(wrong));
      try (Connection ours = sandbox.connectAnew(database)) {
        SQLException refusal =
            Refusal.of(
                PlanFault.VIEW_DIFFERS,
                () -> rows(ours, "select id from crm.told where mail = '" + MARK + "'"));
        assertThat(refusal.getMessage())
            .contains("CRM.TOLD.MAIL is listed under views: as " + wrong)
            .contains("says it is CRM.CONTACT.EMAIL");
      }
    }
    sandbox.declare(described.formatted("contact.email"));
    try (Connection ours = sandbox.connectAnew(database)) {
      assertThat(rows(ours, "select id from crm.told where mail = '" + MARK + "'"))
          .containsExactly("1");
    }
  }

  @Test
  void viewThatIsNotThereIsTold() throws Exception {
    sandbox.declare(COLUMNS + "views: { crm.lost: { id: plain } }\n");
    WarningsHeard heard = new WarningsHeard();
    heard.during(
        () -> {
          try (Connection ours = sandbox.connectAnew(database)) {
            assertThat(ours.isValid(1)).isTrue();
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
    assertThat(heard.texts())
        .filteredOn(text -> text.startsWith("views:"))
        .containsExactly("views: names crm.lost, and the database has no such view");
  }

  @Test
  void profileIsHeldToItsLimitsThroughThem() throws Exception {
    sandbox.declare(COLUMNS + VIEWS + "access: { web: { contact.email: { write-only: true } } }\n");
    try (Connection web = sandbox.connectAnew(database + ";hushcell.profile=web")) {
      assertThat(rows(web, "select id from crm.kept order by id")).containsExactly("1", "2");
      Refusal.of(PlanFault.WRITE_ONLY, () -> rows(web, "select mail from crm.kept"));
      Refusal.of(
          PlanFault.WRITE_ONLY,
          () -> rows(web, "select id from crm.kept where mail = '" + MARK + "'"));
    }
  }

  @Test
  void columnsThatDifferInCaseOnlyAreNotTold() throws Exception {
    sandbox.declare(COLUMNS + "views: { crm.twice: { id: plain, mail: plain } }\n");
    try (Connection raw = plain(database)) {
      run(
          raw,
          "create materialized view crm.twice as"
              + " select id, upper('x') as mail, email as \"Mail\" from crm.contact");
    }
    try (Connection ours = sandbox.connectAnew(database)) {
      SQLException refusal =
          Refusal.of(
              PlanFault.VIEW_COLUMNS,
              () -> rows(ours, "select id from crm.twice where \"Mail\" = '" + MARK + "'"));
      assertThat(refusal.getMessage()).contains("has two columns Mail that differ in case only");
    }
  }

  @Test
  void cellsLeaveThemForNothingThatIsPlain() throws SQLException {
    try (Connection ours = sandbox.connectAnew(database)) {
      run(ours, "create table crm.copy(id int, mail varchar(99))");
      Refusal.of(
          PlanFault.COPIED_TO_PLAIN,
          () -> run(ours, "insert into crm.copy select id, mail from crm.kept"));
      Refusal.of(
          DdlFault.COPIED_TABLE,
          () -> run(ours, "create table crm.c2 as select mail from crm.kept"));
      Refusal.of(
          DdlFault.REACHES,
          () ->
              run(
                  ours,
                  "create view crm.v as select id from crm.kept where mail = '" + MARK + "'"));
      Refusal.of(
          PlanFault.JOIN_COLUMNS_DIFFER,
          () ->
              rows(ours, "select * from crm.kept natural join (select '" + MARK + "' as mail) q"));
      assertThat(rows(ours, "select mail from crm.kept where (id, mail) = (1, '" + MARK + "')"))
          .containsExactly(MARK);
    }
  }
}
