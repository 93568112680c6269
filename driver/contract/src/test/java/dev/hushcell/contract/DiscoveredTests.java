package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.Hushcell;
import dev.hushcell.contract.server.Base;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.discovery.DiscoveryOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What is proposed for a database can be written into a configuration as it stands. */
@EachServer
@OneCollation
@WithoutOptions
class DiscoveredTests {
  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void proposalsAreTakenByTheConfigurationAndProtectTheColumn() throws Exception {
    Base base = server.fresh();
    String columns;
    try (Connection plain = base.plain();
        Statement statement = plain.createStatement()) {
      statement.execute("create table person (id int primary key, email varchar(80))");
      columns = Hushcell.discover(plain, DiscoveryOptions.usual()).yaml();
    }
    assertThat(columns).containsIgnoringCase("person.email: {");
    Scene scene = Scene.of(server, base, directory, columns);
    try (Connection ours = scene.ours()) {
      scene.run(ours, "insert into person values (1, 'ada@example.com')");
      assertThat(Found.rows(ours, "select email from person")).containsExactly("ada@example.com");
    }
    try (Connection plain = scene.plain()) {
      assertThat(Found.bytes(plain, "select email from person"))
          .noneMatch(cell -> cell.contains("example"));
    }
  }

  @Test
  void whatIsSearchedSaysHowItIsCompared() throws Exception {
    Base base = server.fresh();
    String columns;
    try (Connection plain = base.plain();
        Statement statement = plain.createStatement()) {
      String loose = loose();
      statement.execute(
          "create table person (id int primary key, email varchar(80)%s unique,".formatted(loose)
              + " phone varchar(40)%s unique)".formatted(loose));
      columns = Hushcell.discover(plain, DiscoveryOptions.usual()).yaml();
    }
    if (ignoresCase()) {
      assertThat(columns)
          .containsIgnoringCase("person.email: { search: equality, compare: lower }")
          .contains("texts come back in lower case")
          .containsIgnoringCase("person.phone: { search: equality, compare: exact }")
          .contains("'a' is no longer equal to 'A'");
    }
    Scene scene = Scene.of(server, base, directory, columns);
    try (Connection ours = scene.ours()) {
      scene.run(ours, "insert into person values (1, 'ada@example.com', '+1-555-0100')");
      String found = "select id from person where phone = '+1-555-0100' and email = '%s'";
      assertThat(Found.rows(ours, found.formatted("ada@example.com"))).containsExactly("1");
      assertThat(Found.rows(ours, found.formatted("Ada@example.com")))
          .hasSize(ignoresCase() ? 1 : 0);
    }
  }

  private boolean ignoresCase() {
    return !loose().isEmpty();
  }

  /** Returns a collation that takes texts for equal which are not the same. */
  private String loose() {
    return server.words().names().contains("mysql")
        ? " character set utf8mb4 collate utf8mb4_general_ci"
        : server.name().equals("sqlite") ? " collate nocase" : "";
  }
}
