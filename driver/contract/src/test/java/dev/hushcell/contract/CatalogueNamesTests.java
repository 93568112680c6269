package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** The catalogue takes no name that a migration could use. */
@EachServer
@OneCollation
class CatalogueNamesTests {
  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void aMigrationMayCallItsConstraintsAsTheDatabaseWould() throws IOException, SQLException {
    assumeTrue(!server.name().equals("sqlite"), "constraints are not added to tables there");
    Scene scene = Scene.of(server, directory, "columns:\n  person.name: {}\n");
    try (Connection ours = scene.ours()) {
      scene.run(ours, "create table person (id int not null, name varchar(40))");
      scene.run(ours, "insert into person values (1, 'Ada')");
      for (char letter : "23456789ABCDEF".toCharArray()) {
        String table = "other_" + letter;
        scene.run(ours, "create table " + table + " (id int not null)");
        scene.run(
            ours, "alter table " + table + " add constraint CONSTRAINT_" + letter + " unique (id)");
      }
    }
  }

  @Test
  void allConstraintsOfTheCatalogueAreNamed() throws IOException, SQLException {
    assumeTrue(!server.name().equals("sqlite"), "it has no information schema");
    Scene scene = Scene.of(server, directory, "columns:\n  person.name: {}\n");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain();
        Statement statement = plain.createStatement()) {
      scene.run(ours, "create table person (id int not null, name varchar(40))");
      Set<String> names = new TreeSet<>();
      try (ResultSet row =
          statement.executeQuery(
              "select distinct lower(constraint_name) from information_schema.table_constraints"
                  + " where lower(table_name) like 'hushcell%'"
                  + " and constraint_type in ('PRIMARY KEY', 'UNIQUE')"
                  + " and lower(constraint_name) <> 'primary'")) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
      assertThat(names)
          .contains("hushcell_key_id", "hushcell_key_uuid")
          .allMatch(name -> name.startsWith("hushcell_"));
    }
  }
}
