package dev.hushcell.contract.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.tools.jdbc.JDBCUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.jdbc.core.dialect.JdbcH2Dialect;
import org.springframework.data.jdbc.core.dialect.JdbcMariaDbDialect;
import org.springframework.data.jdbc.core.dialect.JdbcPostgresDialect;
import org.springframework.data.jdbc.repository.support.JdbcRepositoryFactory;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.sql.IdentifierProcessing;
import org.springframework.data.repository.CrudRepository;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What jOOQ and Spring Data send to ignore case finds the rows of a column in lower case. */
@EachServer
@OneCollation
@WithoutOptions
class IgnoredCaseTests {
  private static final String COLUMNS =
      "columns:\n  nick.word: { search: equality, compare: lower, accept: upper }\n";

  @Parameter Server server;
  @TempDir Path directory;

  /** A row. */
  @Table("nick")
  record Nick(@Id int id, String word) {}

  /** The rows. */
  interface Nicks extends CrudRepository<Nick, Integer> {
    /** By a word in any case. */
    List<Nick> findByWordIgnoreCaseOrderById(String word);

    /** Whether there is another. */
    boolean existsByWordIgnoreCaseAndIdNot(String word, int id);
  }

  @Test
  void findsRowsByFrameworks() throws Exception {
    Scene scene = Scene.of(server, directory, COLUMNS);
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table nick (id int primary key, word varchar(40))",
          "insert into nick (id, word) values (1, 'Ada'), (2, 'GRACE'), (3, null), (4, 'ADA')");
      byJooq(ours);
      String product = ours.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
      if (!server.name().equals("h2-mssql")) { // where the LIMIT of its dialect is a name
        dialect(product).ifPresent(dialect -> bySpring(dialect, ours));
      }
    }
  }

  private static void byJooq(Connection ours) {
    Settings settings = new Settings().withRenderQuotedNames(RenderQuotedNames.NEVER);
    DSLContext sql = DSL.using(ours, JDBCUtils.dialect(ours), settings);
    Field<String> word = field("word", String.class);
    assertThat(ids(sql, word.equalIgnoreCase("aDa"))).containsExactly(1, 4);
    assertThat(ids(sql, word.equalIgnoreCase("x".repeat(60)))).isEmpty();
    assertThat(ids(sql, word.notEqualIgnoreCase("ADA"))).containsExactly(2);
  }

  private static List<Integer> ids(DSLContext sql, Condition condition) {
    Field<Integer> id = field("id", Integer.class);
    return sql.select(id).from(table("nick")).where(condition).orderBy(id).fetch(id);
  }

  private static void bySpring(JdbcDialect dialect, Connection ours) {
    Nicks nicks =
        new JdbcRepositoryFactory(
                SpringDataStatementsTests.template(
                    dialect, new SingleConnectionDataSource(ours, true)))
            .getRepository(Nicks.class);
    assertThat(nicks.findByWordIgnoreCaseOrderById("aDa")).extracting(Nick::id).contains(1, 4);
    assertThat(nicks.existsByWordIgnoreCaseAndIdNot("grace", 1)).isTrue();
    assertThat(nicks.existsByWordIgnoreCaseAndIdNot("Grace", 2)).isFalse();
  }

  /** Spring Data JDBC has none for SQLite. */
  private static Optional<JdbcDialect> dialect(String product) {
    return switch (product) {
      case "h2" -> Optional.of(JdbcH2Dialect.INSTANCE);
      case "postgresql" -> Optional.of(JdbcPostgresDialect.INSTANCE);
      case "mariadb" -> Optional.of(new JdbcMariaDbDialect(IdentifierProcessing.NONE));
      default -> Optional.empty();
    };
  }
}
