package dev.hushcell;

import static dev.hushcell.Sandbox.plain;
import static dev.hushcell.Sandbox.rows;
import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.explain.Explanation;
import dev.hushcell.internal.config.WarningsHeard;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.policy.DroppedCheck;
import dev.hushcell.policy.TableName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ddl.checks: drop}: CHECKs of the application on protected columns lose their condition.
 */
class DroppedCheckTests {
  private static final String COLUMNS =
      "columns: { contact.email: { search: equality }, contact.phone: {} }\n";
  private static final String DROP = COLUMNS + "ddl: { checks: drop }\n";
  private static final TableName CONTACT = new TableName("PUBLIC", "CONTACT");
  private static final String CREATE =
      "create table contact(id int primary key check (id > 0),"
          + " email varchar(60) constraint has_at check (email like '%@m4rked.example'),"
          + " phone varchar(20), name varchar(20), check (phone is not null or name <> 'm4rked'),"
          + " constraint named check (name is not null))";

  @TempDir Path directory;
  private Sandbox sandbox;
  private String database;

  @BeforeEach
  void sandbox() throws IOException {
    sandbox = new Sandbox(directory, DROP);
    database = sandbox.file("crm") + ";AUTO_SERVER=TRUE;TRACE_LEVEL_FILE=3";
  }

  @Test
  void withoutTheSettingTheyAreRefused() throws Exception {
    for (String columns : List.of(COLUMNS, COLUMNS + "ddl: { checks: refuse }\n")) {
      sandbox.declare(columns);
      try (Connection ours = sandbox.connectAnew(database)) {
        SQLException refusal = Refusal.of(DdlFault.CHECK, () -> run(ours, CREATE));
        assertThat(refusal.getMessage()).contains("ddl.checks: drop").doesNotContain("m4rked");
      }
    }
  }

  @Test
  void whatTheyTestedIsStoredAndOtherChecksStillHold() throws Exception {
    try (Connection ours = sandbox.connectAnew(database)) {
      run(ours, CREATE, "insert into contact values(1, 'ada', null, 'Ada')");
      assertThat(rows(ours, "select email from contact")).containsExactly("ada");
      assertThatThrownBy(() -> run(ours, "insert into contact values(0, 'b', null, 'Bob')"))
          .hasMessageContaining("23513");
      assertThatThrownBy(() -> run(ours, "insert into contact values(2, 'c', null, null)"))
          .hasMessageContaining("NAMED");
    }
    assertThat(everythingOnDisk()).doesNotContain("m4rked");
  }

  @Test
  void cellsAreStillTheOnlyThingThatIsLetIn() throws Exception {
    try (Connection ours = sandbox.connectAnew(database)) {
      run(ours, CREATE);
    }
    try (Connection raw = plain(database)) {
      assertThatThrownBy(() -> run(raw, "insert into contact values(1, X'616461', null, 'Ada')"))
          .hasMessageContaining("hushcell_CONTACT.EMAIL");
    }
  }

  @Test
  void statusShowsThemByNameAndFollowsRenames() throws Exception {
    try (Connection ours = sandbox.connectAnew(database)) {
      run(ours, CREATE);
      List<DroppedCheck> dropped = Hushcell.status(ours).droppedChecks();
      assertThat(dropped).hasSize(2).contains(check("HAS_AT", "EMAIL"));
      assertThat(dropped)
          .filteredOn(each -> !each.constraint().equals("HAS_AT"))
          .allMatch(each -> each.table().equals(CONTACT))
          .extracting(DroppedCheck::columns)
          .containsExactly(List.of("PHONE"));
      run(ours, "alter table contact alter column email rename to mail");
      assertThat(Hushcell.status(ours).droppedChecks()).contains(check("HAS_AT", "MAIL"));
      run(ours, "alter table contact drop constraint has_at");
      assertThat(Hushcell.status(ours).droppedChecks()).hasSize(1);
    }
  }

  @Test
  void checksThatAreAddedLaterLoseTheirConditionToo() throws Exception {
    try (Connection ours = sandbox.connectAnew(database)) {
      run(
          ours,
          "create table contact(id int primary key, name varchar(20))",
          "alter table contact add email varchar(60) check (length(email) > 3)",
          "alter table contact add constraint both_given check (email is not null and name <> '')",
          "alter table contact add constraint plain_one check (name <> 'x')",
          "insert into contact values(1, '', null)");
      assertThat(Hushcell.status(ours).droppedChecks())
          .hasSize(2)
          .contains(check("BOTH_GIVEN", "EMAIL"));
      assertThatThrownBy(() -> run(ours, "insert into contact values(2, 'x', 'a')"))
          .hasMessageContaining("PLAIN_ONE");
    }
  }

  @Test
  void eachIsToldOnceInTheLogAfterItWasMade() throws Exception {
    WarningsHeard heard = new WarningsHeard();
    heard.during(
        () -> {
          try (Connection ours = sandbox.connectAnew(database)) {
            assertThat(Hushcell.explain(ours, CREATE).isRefused()).isFalse();
            run(ours, CREATE, "drop table contact", CREATE);
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
    assertThat(heard.texts())
        .filteredOn(text -> text.contains("CHECK"))
        .hasSize(2)
        .anyMatch(text -> text.startsWith("the CHECK HAS_AT on PUBLIC.CONTACT was made without"))
        .anyMatch(text -> text.startsWith("a CHECK on PUBLIC.CONTACT") && text.contains(": PHONE;"))
        .noneMatch(text -> text.contains("m4rked"));
  }

  @Test
  void explainTellsThem() throws Exception {
    try (Connection ours = sandbox.connectAnew(database)) {
      Explanation explanation = Hushcell.explain(ours, CREATE);
      assertThat(explanation.text())
          .contains("takes the condition out of CHECK HAS_AT on PUBLIC.CONTACT (EMAIL)")
          .contains("takes the condition out of a CHECK on PUBLIC.CONTACT (PHONE)")
          .doesNotContain("m4rked");
      assertThat(Hushcell.status(ours).droppedChecks()).isEmpty();
    }
  }

  @Test
  void checkThatReadsAProtectedTableIsStillRefused() throws Exception {
    try (Connection ours = sandbox.connectAnew(database)) {
      run(ours, CREATE);
      Refusal.of(
          DdlFault.CHECK,
          () -> run(ours, "create table o(id int check (id not in (select id from contact)))"));
    }
  }

  private static DroppedCheck check(String constraint, String column) {
    return new DroppedCheck(CONTACT, constraint, List.of(column));
  }

  private String everythingOnDisk() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String name : sandbox.files()) {
      if (!name.equals("hushcell.yaml")) {
        all.append(Files.readString(directory.resolve(name), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
