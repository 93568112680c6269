package dev.hushcell.internal.dialect.sqlserver;

import static dev.hushcell.testing.AskedConnection.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.RoutineName;
import dev.hushcell.internal.plan.RoutineForm;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.plan.SchemaView.Routine;
import dev.hushcell.internal.schema.InformationSchema;
import dev.hushcell.internal.schema.InformationSchema.Source;
import dev.hushcell.internal.schema.SchemaFault;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming.Kind;
import dev.hushcell.policy.TableName;
import dev.hushcell.testing.AskedConnection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the catalog makes of the answers of a server, and when it refuses them. */
class SqlServerCatalogTests {
  private static final TableName CONTACT = new TableName("dbo", "contact");
  private static final String SESSION = "SESSIONPROPERTY";
  private static final String RIGHTS = "HAS_PERMS_BY_NAME";

  private final AskedConnection server =
      new AskedConnection().answers(SESSION, row("dbo", "crm", 1, 1, 1, 1, "here", 0));
  private final InformationSchema catalog = new SqlServerInformationSchema(server.connection());

  @Test
  void sessionLooksInItsOwnSchemaThenInDbo() {
    assertThat(catalog.session().searchPath()).isEmpty();
    server.answers(SESSION, row("sales", "crm", 1, 1, 1, 1, "here", 0));
    assertThat(catalog.session().schema()).isEqualTo("sales");
    assertThat(catalog.session().searchPath()).containsExactly("dbo");
    server.answers(SESSION, row(null, "crm", 1, 1, 1, 1, "here", 0));
    assertThat(catalog.session().schema()).as("a login of a group has none").isEqualTo("dbo");
  }

  @Test
  void settingUnderWhichTextMeansSomethingElseIsAnObstacle() {
    assertThat(catalog.session().obstacle()).isEmpty();
    server.answers(SESSION, row("dbo", "crm", 0, 1, 1, 1, "here", 0));
    assertThat(catalog.session().obstacle()).isEqualTo("QUOTED_IDENTIFIER OFF");
    server.answers(SESSION, row("dbo", "crm", 1, 1, 0, 1, "here", 0));
    assertThat(catalog.session().obstacle()).isEqualTo("ANSI_PADDING OFF");
    server.answers(SESSION, row("dbo", "crm", 1, null, 1, 1, "here", 0));
    assertThat(catalog.session().obstacle()).as("what is not known").isEqualTo("ANSI_NULLS OFF");
  }

  @ParameterizedTest
  @CsvSource({
    "Latin1_General_CI_AS, true",
    "latin1_general_ci_as, true",
    "Latin1_General_CS_AS, false",
    "latin1_general_bin2, false"
  })
  void namesAreToldApartAsTheCollationSays(String collation, boolean same) {
    server.answers(SqlServerSchemaSql.COLLATION, row(collation));
    assertThat(catalog.naming().same(Name.stored("Contact"), Name.stored("contact"), Kind.TABLE))
        .isEqualTo(same);
  }

  @Test
  void sessionThatWentToAnotherDatabaseIsRefused() {
    catalog.session();
    server.answers(SESSION, row("dbo", "archive", 1, 1, 1, 1, "here", 0));
    assertThatThrownBy(catalog::session)
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo(SchemaFault.SETTING))
        .hasMessageContaining("from database crm to archive");
  }

  @Test
  void userWhoIsNotShownEverythingIsRefused() {
    server.answers(RIGHTS, row(0, 1, "web]app"));
    assertThatThrownBy(catalog::requireSupportedSettings)
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo(SchemaFault.SETTING))
        .hasMessageContaining("GRANT VIEW DEFINITION TO [web]]app]");
    server.answers(RIGHTS, row(null, 1, "web"));
    assertThatThrownBy(catalog::requireSupportedSettings).isInstanceOf(Fault.class);
    server.answers(RIGHTS, row(1, 0, "web"));
    catalog.requireSupportedSettings();
  }

  @Test
  void tablesOfAViewAreNamedWithTheirSchema() {
    view("dbo", "SELECT c.id, n.x FROM contact c JOIN [my note] n ON n.id = c.id");
    assertThat(relation().definition())
        .isEqualTo("SELECT c.id, n.x FROM [dbo].contact c JOIN [dbo].[my note] n ON n.id = c.id");
    assertThat(relation().isTable()).isFalse();
    view("dbo", "SELECT id FROM sales.contact WHERE id IN (SELECT id FROM x) WITH CHECK OPTION;");
    assertThat(relation().definition())
        .isEqualTo("SELECT id FROM sales.contact WHERE id IN (SELECT id FROM [dbo].x)");
  }

  @Test
  void nameThatMayMeanSomethingElseStaysAsItIs() {
    String query = "WITH c AS (SELECT id FROM dbo.contact) SELECT id FROM c";
    view("dbo", query);
    assertThat(relation().definition()).isEqualTo(query);
    view("sales", "SELECT id FROM contact");
    assertThat(relation().definition()).isEqualTo("SELECT id FROM contact");
  }

  private void view(String schema, String query) {
    server.answers(
        "LEFT JOIN sys.sql_modules", row(schema, "v", "V ", "CREATE VIEW v AS " + query));
  }

  @Test
  void viewWithAStarIsNotFollowed() {
    for (String query :
        List.of(
            "SELECT * FROM contact", "SELECT c.* FROM contact c", "SELECT TOP 5 * FROM contact")) {
      server.answers(
          "LEFT JOIN sys.sql_modules", row("dbo", "v", "V ", "CREATE VIEW v AS " + query));
      assertThat(relation().definition()).as(query).isNull();
    }
    server.answers(
        "LEFT JOIN sys.sql_modules",
        row("dbo", "v", "V ", "CREATE VIEW v AS SELECT COUNT(*) n, 2 * 3 m FROM contact"));
    assertThat(relation().definition()).isNotNull();
  }

  @Test
  void viewWhoseTextIsEncryptedIsNotFollowed() {
    server.answers("LEFT JOIN sys.sql_modules", row("dbo", "v", "V ", null));
    assertThat(relation().definition()).isNull();
  }

  private Relation relation() {
    return catalog.relation("dbo", "v").orElseThrow();
  }

  @Test
  void synonymIsItsTarget() {
    assertThat(catalog.relation("dbo", "person")).isEmpty();
    server.answers("base_object_name", row("dbo", "contact"));
    assertThat(catalog.relation("dbo", "person")).isEmpty();
    assertThat(server.asked()).last().asString().endsWith("{dbo, contact}");
  }

  @Test
  void dependenciesAndCapturesAreAskedForWhereTheyCanBe() {
    server.answers(RIGHTS, row(1, 0, "web")).answers("is_cdc_enabled", row(0));
    catalog.sources();
    assertThat(server.texts()).noneMatch(text -> text.contains("FROM cdc."));
    assertThat(server.texts()).noneMatch(text -> text.contains("FROM sys.sql_expression"));
    server.answers(RIGHTS, row(1, 1, "web")).answers("is_cdc_enabled", row(1));
    server
        .answers("FROM sys.sql_expression", row("v_mail", "contact"))
        .answers("FROM cdc.change_tables", row("dbo_contact_CT", "contact"));
    assertThat(catalog.sources())
        .containsExactly(new Source("v_mail", "contact"), new Source("dbo_contact_CT", "contact"));
    catalog.relatives(CONTACT);
    assertThat(server.asked()).last().asString().contains("FROM cdc.").endsWith("{dbo, contact}");
  }

  @Test
  void moduleThatDoesNotShowItsTextCountsAsReaching() {
    server.answers(RIGHTS, row(1, 0, "web")).answers("is_cdc_enabled", row(0));
    server.answers("sys.numbered_procedures", row("hidden", null));
    assertThat(catalog.sources()).containsExactly(new Source("hidden", (String) null));
  }

  @Test
  void routinesHaveParametersAndColumns() {
    server
        .answers("FROM sys.objects r", row("7", "dbo", "f", true, 0, false, "varbinary(341)"))
        .answers(
            "FROM sys.parameters a JOIN sys.objects",
            row("7", "IN", "@id", "int"),
            row("7", "INOUT", "@mail", "varbinary(max)"),
            row("7", "COLUMN", "id", ""));
    assertThat(catalog.routines())
        .containsExactly(
            new Routine(
                new RoutineName("dbo", "f"),
                List.of(
                    new RoutineForm(
                        List.of(
                            new RoutineForm.Parameter("@id", true, false, "int"),
                            new RoutineForm.Parameter("@mail", true, true, "varbinary(max)")),
                        2,
                        false,
                        true,
                        Optional.of("varbinary(341)"),
                        List.of("id")))));
  }

  @Test
  void whatCannotBeReadIsToldWithWhatIsNeeded() {
    server.fails("sys.triggers", new SQLException("denied", "S0005", 229));
    assertThatThrownBy(() -> catalog.triggers(CONTACT))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo(SchemaFault.UNREADABLE))
        .hasMessageContaining("VIEW DEFINITION");
  }
}
