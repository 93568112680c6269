package dev.hushcell.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.flyway.Target;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.resource.DirectoryResourceAccessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Liquibase with nothing but a URL that has the prefix. */
class LiquibaseByUrlTests {
  static final List<String> KINDS = Target.KINDS;

  private static final String COLUMNS =
      """
      contact.email: { search: equality, compare: exact }
      contact.phone: {}
      contact.mobile: { key: contact.phone }
      """;
  private static final String CREATE =
      """
      <changeSet id="1" author="crm">
        <createTable tableName="contact">
          <column name="id" type="int"><constraints primaryKey="true"/></column>
          <column name="name" type="varchar(40)"/>
          <column name="email" type="varchar(100)"/>
        </createTable>
        <insert tableName="contact">
          <column name="id" valueNumeric="1"/>
          <column name="name" value="Ada"/>
          <column name="email" value="ada@example.com"/>
        </insert>
      </changeSet>
      """;
  private static final String CHANGE =
      """
      <changeSet id="2" author="crm">
        <addColumn tableName="contact"><column name="phone" type="varchar(30)"/></addColumn>
        <update tableName="contact">
          <column name="phone" value="555-1815"/>
          <where>email = 'ada@example.com'</where>
        </update>
      </changeSet>
      <changeSet id="3" author="crm">
        <modifyDataType tableName="contact" columnName="email" newDataType="varchar(200)"/>
        <modifyDataType tableName="contact" columnName="name" newDataType="varchar(50)"/>
      </changeSet>
      <changeSet id="4" author="crm">
        <renameColumn tableName="contact" oldColumnName="phone" newColumnName="mobile"
            columnDataType="varchar(30)"/>
      </changeSet>
      """;
  private static final String DROP =
      """
      <changeSet id="5" author="crm">
        <dropColumn tableName="contact" columnName="mobile"/>
      </changeSet>
      """;

  private static final String COUNT_OF_COLUMNS =
      "select count(*) from information_schema.columns where lower(table_name) = 'contact'";

  @TempDir Path directory;

  private void write(String... changeSets) throws Exception {
    Files.writeString(
        directory.resolve("changes.xml"),
        """
        <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
              http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
        """
            + String.join("", changeSets)
            + "</databaseChangeLog>\n");
  }

  /** Runs a command as the command line would, by URL. */
  private String run(Target target, String command, String... more) throws Exception {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Scope.child(
        Scope.Attr.resourceAccessor,
        new DirectoryResourceAccessor(directory),
        () -> {
          CommandScope scope =
              new CommandScope(command)
                  .addArgumentValue("url", target.url())
                  .addArgumentValue("username", target.user())
                  .addArgumentValue("password", target.user())
                  .setOutput(output);
          for (int i = 0; i < more.length; i += 2) {
            scope.addArgumentValue(more[i], more[i + 1]);
          }
          scope.execute();
        });
    return output.toString(StandardCharsets.UTF_8);
  }

  private void update(Target target) throws Exception {
    run(target, "update", "changelogFile", "changes.xml");
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void addsChangesAndDropsProtectedColumns(String kind) throws Exception {
    try (Target target = Target.start(kind, directory, COLUMNS)) {
      write(CREATE);
      update(target);
      write(CREATE, CHANGE);
      update(target);
      try (Connection ours = target.ours();
          Connection plain = target.plain()) {
        String all = "select id, name, email, mobile from contact where id = 1";
        assertThat(Target.rows(ours, all)).containsExactly("1|Ada|ada@example.com|555-1815");
        assertThat(Target.rows(plain, all))
            .singleElement()
            .satisfies(
                row -> assertThat(row).doesNotContain("example", "555-1815").startsWith("1|Ada|"));
      }
      write(CREATE, CHANGE, DROP);
      update(target);
      try (Connection ours = target.ours();
          Connection plain = target.plain()) {
        assertThat(Target.rows(ours, "select id, email from contact"))
            .containsExactly("1|ada@example.com");
        assertThat(Target.rows(plain, COUNT_OF_COLUMNS)).containsExactly("3");
      }
      assertThat(run(target, "status", "changelogFile", "changes.xml")).contains("is up to date");
    }
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void aChangeLogOfTheDatabaseIsThatOfTheApplication(String kind) throws Exception {
    try (Target target = Target.start(kind, directory, COLUMNS)) {
      write(CREATE);
      update(target);
      String found = directory.resolve("found.xml").toString();
      run(target, "generateChangelog", "changelogFile", found);
      assertThat(Files.readString(Path.of(found)).toLowerCase(Locale.ROOT))
          .contains("<column name=\"email\" type=\"varchar(100)\"")
          .doesNotContain("hushcell");
    }
  }

  @Test
  void aDatabaseThatIsNotProvenIsRefusedByTheDriverAndNotByLiquibase() throws Exception {
    try (Target target = Target.start("h2", directory, COLUMNS)) {
      Target unproven =
          new Target(
              "sqlserver",
              "jdbc:sqlserver://localhost;databaseName=crm",
              "sa",
              target.configuration(),
              () -> {});
      write(CREATE);
      assertThatThrownBy(() -> update(unproven)).hasStackTraceContaining("[HC-1027]");
    }
  }

  @Test
  void namesTheDriverForThePrefixOnly() {
    PrefixedDatabase database = new PrefixedDatabase();
    assertThat(database.getDefaultDriver("jdbc:hushcell:h2:./crm"))
        .isEqualTo("dev.hushcell.HushcellDriver");
    assertThat(database.getDefaultDriver("jdbc:h2:./crm")).isNull();
  }
}
