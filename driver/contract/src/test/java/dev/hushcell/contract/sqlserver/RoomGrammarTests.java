package dev.hushcell.contract.sqlserver;

import static dev.hushcell.testing.AskedConnection.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dialect.sqlserver.SqlServerDatabase;
import dev.hushcell.internal.keyring.catalogue.CatalogueForm;
import dev.hushcell.internal.keyring.catalogue.CatalogueSql;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables.CellCheck;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.rewriting.InPlaceTables;
import dev.hushcell.internal.rewriting.RewritingTables.NewColumn;
import dev.hushcell.internal.rewriting.RewritingTables.Recording;
import dev.hushcell.internal.schema.InformationSchema;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import dev.hushcell.testing.AskedConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All that a SQL Server is asked for and told by us is T-SQL to a grammar of somebody else. */
class RoomGrammarTests {
  private static final TableName CONTACT = new TableName("dbo", "contact");
  private static final ColumnName EMAIL = new ColumnName(CONTACT, "email");

  private static final Rewriting JOB =
      new Rewriting(
          "hc_01234567",
          Rewriting.Kind.CHANGE,
          CONTACT,
          List.of(new Rewriting.Column("email", "hc_01234567_1", "hc_01234567_old_1", "id")),
          Rewriting.Phase.SWITCHING,
          Instant.MAX,
          false);

  private final Database database = new SqlServerDatabase();
  private final DatabaseTables tables = database.tables();
  private final AskedConnection server =
      new AskedConnection()
          .answers("SESSIONPROPERTY", row("dbo", "crm", 1, 1, 1, 1, "here", 0))
          .answers("HAS_PERMS_BY_NAME", row(1, 1, "web"))
          .answers("is_cdc_enabled", row(1))
          .answers("@@LOCK_TIMEOUT", row(-1))
          .answers("SELECT o.type", row("U "))
          .answers("o.type, m.definition", row("dbo", "contact", "U ", null))
          .answers("'Collation'", row("Latin1_General_CI_AS"))
          .answers("SELECT c.is_nullable", row(true))
          .answers("i.is_unique_constraint", index("uq", 1), index("ix", 0))
          .answers("SERVERPROPERTY", row("db", "crm"));

  private static Object[] index(String name, int constraint) {
    return row(name, "email", 0, constraint, 1, "NONCLUSTERED", 0, 0, null, 1);
  }

  @Test
  void whatIsAskedOfTheCatalogViewsIsTsql() throws SQLException {
    InformationSchema catalog = database.catalog(server.connection());
    catalog.session();
    catalog.requireSupportedSettings();
    catalog.collation("dbo");
    catalog.relation("dbo", "contact");
    catalog.primaryKey(CONTACT);
    catalog.triggers(CONTACT);
    catalog.policies(CONTACT);
    catalog.relatives(CONTACT);
    catalog.columnsCalled(Set.of("email", "phone"));
    catalog.sources();
    catalog.routines();
    database.place(server.connection());
    requireTsql(server.texts(), 15);
  }

  @Test
  void whatIsAskedAndChangedOfTablesIsTsql() throws SQLException {
    Connection connection = server.connection();
    tables.table(connection, CONTACT);
    tables.types(connection, "dbo", Set.of("contact"));
    tables.binaries(connection, "dbo");
    tables.checks(connection, "dbo");
    tables.cellChecks(connection);
    tables.changeType(connection, EMAIL, "VARBINARY(181)");
    tables.changeType(connection, EMAIL, "VARCHAR(71) COLLATE Latin1_General_BIN2");
    tables.addConstraint(connection, CONTACT, "CONSTRAINT [x] CHECK (DATALENGTH([email]) >= 0)");
    tables.renameCheck(connection, new CellCheck(EMAIL, "x"), "y");
    requireTsql(server.texts(), 18);
  }

  @Test
  void columnsAreRewrittenInTsql() throws SQLException {
    Connection connection = server.connection();
    InPlaceTables rewriting = (InPlaceTables) database.rewriting();
    NewColumn cells =
        new NewColumn("email", "VARBINARY(341)", "CONSTRAINT [x] CHECK (DATALENGTH([email]) >= 0)");
    rewriting.objections(connection, CONTACT, List.of(cells), List.of("email"));
    rewriting.key(connection, CONTACT, List.of("email"));
    boolean unused =
        rewriting.rewrite(connection, JOB, List.of(cells), 400, alone -> {}, new Unrecorded());
    List<String> texts = new ArrayList<>(server.texts());
    texts.add("SELECT [id], [email] FROM [dbo].[contact] ORDER BY [id]" + rewriting.first(1000));
    requireTsql(texts, 25);
  }

  /** No catalogue. */
  private static final class Unrecorded implements Recording {
    @Override
    public void within(Connection connection) {}

    @Override
    public void apart() {}
  }

  @Test
  void catalogueIsMadeInTsql() throws SQLException {
    CatalogueForm form = tables.catalogueForm();
    form.bound(server.connection());
    CatalogueSql sql = new CatalogueSql("\"", "dbo", form);
    List<String> texts = new ArrayList<>(server.texts());
    texts.addAll(sql.definition());
    texts.add(form.discovery());
    texts.add(form.locked("epoch_no, mac", "\"dbo\".hushcell_manifest"));
    texts.add("SELECT " + form.now() + " FROM \"dbo\".hushcell_manifest");
    requireTsql(texts, 13);
  }

  /** The gaps that are bridged hide no mistake. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a FROM b WHERE",
        "SELECT a FROM b WITH (NOLOCK) JOIN",
        "IF OBJECT_ID(N'x') IS NULL CREATE TABLE (a INT)",
        "SET LOCK_TIMEOUT x",
        "SELECT a COLLATE DATABASE_DEFAULT FROM",
        "CREATE TABLE IF NOT EXISTS a (b INT)"
      })
  void grammarFindsMistakes(String sql) {
    assertThat(TsqlGrammar.objection(sql)).isPresent();
  }

  private static void requireTsql(List<String> texts, int atLeast) {
    Set<String> distinct = new LinkedHashSet<>(texts);
    assertThat(distinct).hasSizeGreaterThanOrEqualTo(atLeast);
    for (String sql : distinct) {
      assertThat(TsqlGrammar.objection(sql)).as(sql).isEmpty();
    }
  }
}
