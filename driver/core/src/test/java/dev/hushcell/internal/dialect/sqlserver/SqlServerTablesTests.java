package dev.hushcell.internal.dialect.sqlserver;

import static dev.hushcell.testing.AskedConnection.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.dialect.sqlserver.SqlServerTables.Obstacle;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables.CellCheck;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables.Check;
import dev.hushcell.internal.keyring.catalogue.ExistingTable;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import dev.hushcell.testing.AskedConnection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is made of the answers of a server about its tables, and in which steps they are changed.
 */
class SqlServerTablesTests {
  private static final TableName CONTACT = new TableName("dbo", "contact");
  private static final ColumnName EMAIL = new ColumnName(CONTACT, "email");
  private static final String CELL =
      "(datalength([email])>=(53) AND substring([email],(1),(1))>=0xF8)";

  private final AskedConnection server = new AskedConnection();
  private final DatabaseTables tables = new SqlServerTables(new SqlServerTypes());

  private ExistingTable table(Object... column) throws SQLException {
    server.answers("SELECT o.type", row("U ")).answers("c.default_object_id", column);
    return tables.table(server.connection(), CONTACT).orElseThrow();
  }

  private static Object[] column(String word) {
    String collation = "Latin1_General_CI_AS";
    return row("email", "nvarchar(100)", collation, 0, 0, 0, null, 231, 231, 0, word);
  }

  @Test
  void ordinaryColumnHasNothingInTheWay() throws SQLException {
    ExistingTable.Column column = table(column(null)).columns().get(0);
    assertThat(column)
        .isEqualTo(
            new ExistingTable.Column(
                "email",
                "nvarchar(100)",
                "Latin1_General_CI_AS",
                false,
                false,
                Optional.empty(),
                false,
                Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource
  void obstacleIsTold(Obstacle obstacle) throws SQLException {
    assertThat(table(column(obstacle.name())).columns().get(0).obstacle())
        .hasValueSatisfying(told -> assertThat(told).isNotBlank());
    assertThat(SqlServerTablesSql.COLUMNS).contains("'" + obstacle.name() + "'");
  }

  @Test
  void aliasOfATypeIsADomainAndIdentityComputes() throws SQLException {
    Object[] alias = row("id", "int", null, 0, 1, 0, null, 260, 56, 0, null);
    ExistingTable.Column column = table(alias).columns().get(0);
    assertThat(column.hasDomain()).isTrue();
    assertThat(column.computes()).isTrue();
    assertThat(column.collation()).isEmpty();
  }

  @Test
  void checkSpeaksOfEachColumnThatItNames() throws SQLException {
    server.answers(
        "sys.check_constraints", row("dbo", "contact", "ck", "([a]]b]>(0) OR [c]<'['']'"));
    assertThat(tables.checks(server.connection(), "dbo").stream().map(c -> c.column().column()))
        .contains("a]b", "c");
  }

  @Test
  void checksOfCellsAreKnownByTheirText() throws SQLException {
    server.answers(
        "sys.check_constraints",
        row("dbo", "contact", "hushcell_contact.email", CELL),
        row("dbo", "contact", "ck", "([name]<>'')"));
    assertThat(tables.cellChecks(server.connection()))
        .containsExactly(new CellCheck(EMAIL, "hushcell_contact.email"));
    assertThat(server.texts()).last().asString().contains("k.is_disabled = 0");
  }

  @Test
  void checkWhoseTextIsNotShownIsRefused() {
    server.answers("sys.check_constraints", row("dbo", "contact", "ck", null));
    assertThatThrownBy(() -> tables.cellChecks(server.connection()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("GRANT VIEW DEFINITION");
  }

  @Test
  void typesAreThoseOfTheTablesAskedFor() throws SQLException {
    server.answers(
        "SELECT o.name, c.name", row("contact", "email", "varbinary(181)"), row("x", "y", "int"));
    assertThat(tables.types(server.connection(), "dbo", Set.of("contact")))
        .isEqualTo(Map.of(EMAIL, "varbinary(181)"));
  }

  @Test
  void typeIsChangedUnderALockWithIndexesMadeAgain() throws SQLException {
    server
        .answers("SELECT c.is_nullable", row(false))
        .answers(
            "i.is_unique_constraint",
            row("pk", "id", 1, 0, 1, "CLUSTERED", 0, 0, null, 1),
            row("uq", "email", 0, 1, 1, "NONCLUSTERED", 0, 0, null, 1),
            row("ix", "name", 0, 0, 1, "NONCLUSTERED", 0, 1, "([email] IS NOT NULL)", 1),
            row("ix", "email", 0, 0, 1, "NONCLUSTERED", 1, 0, "([email] IS NOT NULL)", 1));
    tables.changeType(server.connection(), EMAIL, "VARBINARY(181)");
    List<String> done =
        server.asked().stream().filter(each -> !each.startsWith("SELECT c.")).toList();
    assertThat(done.subList(0, 1)).allMatch(each -> each.contains("WITH (TABLOCKX, HOLDLOCK)"));
    assertThat(done.subList(2, done.size()))
        .containsExactly(
            "ALTER TABLE [dbo].[contact] DROP CONSTRAINT [pk]",
            "ALTER TABLE [dbo].[contact] DROP CONSTRAINT [uq]",
            "DROP INDEX [ix] ON [dbo].[contact]",
            "ALTER TABLE [dbo].[contact] ALTER COLUMN [email] NVARCHAR(100) NOT NULL",
            "ALTER TABLE [dbo].[contact] ALTER COLUMN [email] INT NOT NULL",
            "ALTER TABLE [dbo].[contact] ALTER COLUMN [email] VARBINARY(181) NOT NULL",
            "ALTER TABLE [dbo].[contact] ADD CONSTRAINT [pk] PRIMARY KEY CLUSTERED ([id] ASC)",
            "ALTER TABLE [dbo].[contact] ADD CONSTRAINT [uq] UNIQUE NONCLUSTERED ([email] ASC)",
            "CREATE UNIQUE NONCLUSTERED INDEX [ix] ON [dbo].[contact] ([name] DESC)"
                + " INCLUDE ([email]) WHERE ([email] IS NOT NULL)",
            "commit");
  }

  @Test
  void typeOfAColumnWithValuesIsNotChanged() {
    server.answers("TABLOCKX", row(1));
    assertThatThrownBy(() -> tables.changeType(server.connection(), EMAIL, "VARBINARY(181)"))
        .isInstanceOf(SQLException.class);
    assertThat(server.asked()).last().isEqualTo("rollback");
    assertThat(server.texts()).noneMatch(each -> each.startsWith("ALTER"));
  }

  @Test
  void indexWithUnknownOptionsIsNotDropped() {
    server
        .answers("SELECT c.is_nullable", row(true))
        .answers(
            "i.is_unique_constraint", row("ix", "email", 0, 0, 0, "NONCLUSTERED", 0, 0, null, 0));
    assertThatThrownBy(() -> tables.changeType(server.connection(), EMAIL, "VARBINARY(181)"))
        .isInstanceOf(SQLException.class);
    assertThat(server.texts()).noneMatch(each -> each.startsWith("DROP"));
    assertThat(server.asked()).last().isEqualTo("rollback");
  }

  @Test
  void nothingThatTellsOfTablesWaitsForLocks() throws SQLException {
    table(column(null));
    tables.checks(server.connection(), "dbo");
    tables.cellChecks(server.connection());
    tables.binaries(server.connection(), "dbo");
    for (String text : server.texts()) {
      long views = Arrays.stream(text.split("sys\\.", -1)).count() - 1;
      long unlocked = Arrays.stream(text.split("NOLOCK", -1)).count() - 1;
      long ofIndexes = text.contains("sys.data_spaces") ? 2 : 0;
      assertThat(unlocked).as(text).isEqualTo(views - ofIndexes);
      assertThat(text).doesNotContain("SCHEMA_NAME(", "OBJECT_NAME(", "COL_NAME(");
    }
  }

  @Test
  void checkIsRenamedByItsQuotedName() throws SQLException {
    tables.renameCheck(server.connection(), new CellCheck(EMAIL, "a]b"), "hushcell_x.y");
    assertThat(server.asked())
        .containsExactly("EXEC sp_rename ?, ?, N'OBJECT' {[dbo].[a]]b], hushcell_x.y}");
  }

  @Test
  void constraintIsAddedWithACheckOfWhatIsThere() throws SQLException {
    tables.addConstraint(server.connection(), CONTACT, "CONSTRAINT [x] CHECK ([a] > 0)");
    assertThat(server.asked())
        .containsExactly(
            "ALTER TABLE [dbo].[contact] WITH CHECK ADD CONSTRAINT [x] CHECK ([a] > 0)");
  }

  @Test
  void droppedChecksAreFoundAgain() throws SQLException {
    String text = new SqlServerTypes().droppedCheck(List.of(EMAIL));
    assertThat(text).isEqualTo("DATALENGTH([email]) >= 0");
    server.answers(
        "sys.check_constraints", row("dbo", "contact", "ck", "(datalength([email])>=(0))"));
    assertThat(tables.droppedChecks(server.connection(), "dbo")).hasSize(1);
    assertThat(tables.checks(server.connection(), "dbo"))
        .containsExactly(new Check(EMAIL, "ck", "(datalength([email])>=(0))"));
  }
}
