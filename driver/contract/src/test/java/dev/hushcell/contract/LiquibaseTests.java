package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.Server;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Set;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.diff.DiffGeneratorFactory;
import liquibase.diff.DiffResult;
import liquibase.diff.compare.CompareControl;
import liquibase.diff.output.report.DiffToReport;
import liquibase.resource.DirectoryResourceAccessor;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Liquibase sees the schema that it would see without protection, and changes it. */
@EachServer
class LiquibaseTests {
  private static final Set<String> SERVERS = Set.of("h2", "postgresql", "mariadb", "mysql");
  private static final String COLUMNS =
      """
      columns:
        person.name: { search: equality, compare: exact }
        person.age: {}
        person.later: { search: equality, compare: exact }
      """;
  private static final String CHANGES =
      """
      <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
            http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
        <changeSet id="1" author="a">
          <createTable tableName="person">
            <column name="id" type="int"><constraints primaryKey="true" primaryKeyName="person_pk"/></column>
            <column name="name" type="varchar(40)"><constraints nullable="false"/></column>
            <column name="age" type="int"/>
            <column name="town" type="varchar(30)" defaultValue="here"/>
          </createTable>
          <createIndex tableName="person" indexName="person_name"><column name="name"/></createIndex>
        </changeSet>
        <changeSet id="2" author="a">
          <insert tableName="person">
            <column name="id" valueNumeric="1"/><column name="name" value="ada"/><column name="age" valueNumeric="36"/>
          </insert>
          <addColumn tableName="person"><column name="later" type="varchar(20)"/></addColumn>
          <dropColumn tableName="person" columnName="age"/>
        </changeSet>
      </databaseChangeLog>
      """;

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void changesAndComparesSchemas() throws Exception {
    Assumptions.assumeTrue(SERVERS.contains(server.name()), "one of each kind is enough");
    Files.writeString(directory.resolve("changes.xml"), CHANGES, StandardCharsets.UTF_8);
    Scene scene = Scene.of(server, directory, COLUMNS);
    Scene other = Scene.of(server, directory, COLUMNS);
    try (Connection ours = scene.ours();
        Connection plain = other.plain()) {
      Database subject = database(ours);
      Database twin = database(plain);
      update(subject);
      update(twin);
      assertThat(Found.rows(ours, "select id, name, town, later from person where name = 'ada'"))
          .containsExactly("1|ada|here|null");
      try (Connection raw = scene.plain()) {
        assertThat(Found.rows(raw, "select name from person")).noneMatch("ada"::equals);
      }
      DiffResult difference =
          DiffGeneratorFactory.getInstance().compare(twin, subject, CompareControl.STANDARD);
      // The two databases have names of their own.
      assertThat(report(difference).lines().filter(each -> each.matches(".*\\): *")))
          .as(() -> report(difference))
          .allMatch(each -> each.contains("Catalog"));
      assertThat(difference.getMissingObjects()).as(() -> report(difference)).isEmpty();
      assertThat(difference.getUnexpectedObjects()).as(() -> report(difference)).isEmpty();
    }
  }

  private static Database database(Connection connection) throws Exception {
    return DatabaseFactory.getInstance()
        .findCorrectDatabaseImplementation(new JdbcConnection(connection));
  }

  private void update(Database database) throws Exception {
    liquibase.Scope.child(
        liquibase.Scope.Attr.resourceAccessor,
        new DirectoryResourceAccessor(directory),
        () ->
            new CommandScope(UpdateCommandStep.COMMAND_NAME)
                .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, "changes.xml")
                .setOutput(new ByteArrayOutputStream())
                .execute());
  }

  private static String report(DiffResult difference) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(text, false, StandardCharsets.UTF_8)) {
      new DiffToReport(difference, out).print();
    } catch (liquibase.exception.DatabaseException e) {
      return e.toString();
    }
    return text.toString(StandardCharsets.UTF_8);
  }
}
