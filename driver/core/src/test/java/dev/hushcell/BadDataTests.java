package dev.hushcell;

import static dev.hushcell.Sandbox.plain;
import static dev.hushcell.Sandbox.rows;
import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.cell.CellFault;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.value.ValueFault;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A database that is not as it was left is told with a code, and nothing is written to it. */
class BadDataTests {
  private static final String COLUMNS =
      "columns: { contact.email: { search: equality }, contact.note: {} }\n";

  @TempDir Path directory;
  private Sandbox sandbox;
  private String database;
  private Connection raw;

  @BeforeEach
  void sandbox() throws IOException, SQLException {
    sandbox = new Sandbox(directory, COLUMNS);
    database = sandbox.file("crm");
    raw = plain(database);
    try (Connection ours = sandbox.connectAnew(database)) {
      run(
          ours,
          "create table contact(id int primary key, email varchar(20), note varchar(20))",
          "insert into contact values(1, 'ada@example.com', 'one')",
          "insert into contact values(2, 'grace@example.com', 'two')");
    }
  }

  @AfterEach
  void close() throws SQLException {
    raw.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update hushcell_column set search_mode = 'NONE' where column_name = 'EMAIL' |"
            + " RECORD_ALTERED",
        "update hushcell_key set wrapped = concat(case when left(wrapped, 1) = 'A' then 'B' else 'A'"
            + " end, substring(wrapped, 2)) | RECORD_ALTERED",
        "delete from hushcell_column where column_name = 'EMAIL' | RECORDS_DIFFER",
        "delete from hushcell_key | RECORDS_DIFFER",
        "update hushcell_manifest set epoch_no = epoch_no + 1 | MANIFEST_ALTERED",
        "delete from hushcell_manifest | MANIFEST_MISSING",
        "drop table hushcell_key | INCOMPLETE",
      })
  void alteredCatalogue(String change, KeyringFault code) throws SQLException {
    run(raw, change);
    List<String> before = content();
    Refusal.of(code, () -> sandbox.connectAnew(database));
    assertThat(content()).isEqualTo(before);
  }

  @Test
  void catalogueThatIsGone() throws SQLException {
    run(raw, "drop table hushcell_key, hushcell_column, hushcell_event, hushcell_manifest");
    List<String> before = content();
    try (Connection ours = sandbox.connectAnew(database)) {
      Refusal.of(KeyringFault.GONE, () -> run(ours, "insert into contact values(3, 'x', 'y')"));
      Refusal.of(KeyringFault.GONE, () -> rows(ours, "select email from contact"));
    }
    assertThat(content()).isEqualTo(before);
  }

  @Test
  void alteredCellIsNotReadAndOthersAre() throws SQLException {
    run(
        raw,
        "update contact set note = substring(note, 1, 30) || case when substring(note, 31, 1) = X'00'"
            + " then X'01' else X'00' end || substring(note, 32) where id = 1");
    try (Connection ours = sandbox.connectAnew(database)) {
      Refusal.of(CellFault.BAD_CELL, () -> rows(ours, "select note from contact where id = 1"));
      assertThat(rows(ours, "select note from contact where id = 2")).containsExactly("two");
      assertThat(rows(ours, "select email from contact order by id")).hasSize(2);
    }
  }

  @Test
  void cellOfAnotherColumnIsNotRead() throws SQLException {
    run(raw, "update contact set note = email where id = 1");
    try (Connection ours = sandbox.connectAnew(database)) {
      Refusal.of(CellFault.BAD_CELL, () -> rows(ours, "select note from contact where id = 1"));
    }
  }

  @Test
  void plaintextIsNotTakenByTheDatabase() {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                    SQLException.class,
                    () -> run(raw, "update contact set note = X'" + "41".repeat(60) + "'"))
                .getSQLState())
        .isEqualTo("23513");
  }

  @Test
  void valueThatIsTooLong() throws SQLException {
    List<String> before = content();
    try (Connection ours = sandbox.connectAnew(database);
        PreparedStatement insert =
            ours.prepareStatement("insert into contact values(3, ?, 'three')")) {
      insert.setInt(1, 3);
      Refusal.of(
          ValueFault.TOO_LONG,
          () -> {
            insert.setString(1, "x".repeat(21));
            insert.executeUpdate();
          });
      Refusal.of(
          ValueFault.TOO_LONG,
          () -> run(ours, "update contact set note = '" + "secret".repeat(4) + "'"));
    }
    assertThat(content()).isEqualTo(before);
  }

  @Test
  void configuredColumnThatDoesNotExist() throws Exception {
    sandbox.declare(COLUMNS.replace("note", "remark"));
    try (Connection ours = sandbox.connectAnew(database)) {
      Refusal.of(PlanFault.COLUMN_MISSING, () -> run(ours, "update contact set remark = 'secret'"));
    }
  }

  @Test
  void configuredColumnOfAnotherType() throws Exception {
    sandbox.declare(COLUMNS.replace("note: {}", "note: { type: INT }"));
    assertRefusedAtFirstTouch(KeyringFault.RULE_DIFFERS);
  }

  @Test
  void configurationThatWantsAnotherSearch() throws Exception {
    sandbox.declare(COLUMNS.replace("note: {}", "note: { search: equality }"));
    assertRefusedAtFirstTouch(KeyringFault.RULE_DIFFERS);
  }

  @Test
  void configuredColumnOfAnExistingTableThatIsNotSo() throws Exception {
    run(raw, "create table lead(tax int)");
    sandbox.declare(
        COLUMNS.replace("{ contact.email", "{ lead.tax: { type: DATE }, contact.email"));
    assertLeadIsRefused(KeyringFault.TYPE_DIFFERS);
    sandbox.declare(COLUMNS.replace("{ contact.email", "{ lead.vat: {}, contact.email"));
    assertLeadIsRefused(PlanFault.COLUMN_MISSING);
  }

  @Test
  void takingAColumnOutOfTheConfigurationDoesNotTurnItOff() throws Exception {
    sandbox.declare("columns: { contact.email: { search: equality } }\n");
    try (Connection ours = sandbox.connectAnew(database)) {
      run(ours, "insert into contact values(3, 'joan@example.com', 'three')");
      assertThat(rows(ours, "select note from contact where id = 3")).containsExactly("three");
    }
    assertThat(Sandbox.bytes(raw, "select note from contact"))
        .noneMatch(cell -> cell.contains("three"));
  }

  private void assertLeadIsRefused(FaultCode code) throws SQLException {
    try (Connection ours = sandbox.connectAnew(database)) {
      Refusal.of(code, () -> run(ours, "insert into lead values(1)"));
    }
    assertThat(rows(raw, "select * from lead")).isEmpty();
  }

  private void assertRefusedAtFirstTouch(FaultCode code) throws SQLException {
    List<String> before = content();
    Refusal.of(
        code,
        () -> {
          try (Connection ours = sandbox.connectAnew(database)) {
            run(ours, "insert into contact(id) values(3)");
          }
        });
    assertThat(content()).isEqualTo(before);
  }

  /** Returns everything that is in the database. */
  private List<String> content() throws SQLException {
    return rows(raw, "script nosettings");
  }
}
