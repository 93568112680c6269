package dev.hushcell.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.internal.database.DatabaseType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Flyway with nothing but a URL that has the prefix. */
class FlywayByUrlTests {
  static final List<String> KINDS = Target.KINDS;

  private static final String COLUMNS =
      """
      contact.email: { search: equality, compare: exact }
      contact.phone: {}
      contact.mobile: { key: contact.phone }
      """;
  private static final String CREATE =
      """
      create table contact (id int primary key, name varchar(40), email varchar(100));
      insert into contact values (1, 'Ada', 'ada@example.com');
      """;
  private static final Map<String, String> WIDEN =
      Map.of(
          "h2", "alter table contact alter column email varchar(200);",
          "postgresql", "alter table contact alter column email type varchar(200);",
          "mariadb", "alter table contact modify email varchar(200);");

  private static final String COUNT_OF_COLUMNS =
      "select count(*) from information_schema.columns where lower(table_name) = 'contact'";

  @TempDir Path directory;

  private Flyway flyway(Target target) {
    return Flyway.configure()
        .dataSource(target.url(), target.user(), target.user())
        .locations("filesystem:" + directory.resolve("sql"))
        .baselineOnMigrate(true)
        .baselineVersion(MigrationVersion.fromVersion("1"))
        .load();
  }

  private void write(String name, String sql) throws Exception {
    Files.writeString(Files.createDirectories(directory.resolve("sql")).resolve(name), sql);
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void addsChangesAndDropsProtectedColumns(String kind) throws Exception {
    write("V1__contact.sql", CREATE);
    try (Target target = Target.start(kind, directory, COLUMNS)) {
      assertThat(flyway(target).migrate().migrationsExecuted).isOne();
      write(
          "V2__phone.sql",
          """
          alter table contact add phone varchar(30);
          update contact set phone = '555-1815' where email = 'ada@example.com';
          """);
      write("V3__wider.sql", WIDEN.get(kind));
      write("V4__mobile.sql", "alter table contact rename column phone to mobile;");
      assertThat(flyway(target).migrate().migrationsExecuted).isEqualTo(3);
      try (Connection ours = target.ours();
          Connection plain = target.plain()) {
        String all = "select id, name, email, mobile from contact where id = 1";
        assertThat(Target.rows(ours, all)).containsExactly("1|Ada|ada@example.com|555-1815");
        assertThat(Target.rows(plain, all))
            .singleElement()
            .satisfies(
                row -> assertThat(row).doesNotContain("example", "555-1815").startsWith("1|Ada|"));
      }
      write("V5__no_mobile.sql", "alter table contact drop column mobile;");
      Flyway last = flyway(target);
      last.migrate();
      last.validate();
      assertThat(Arrays.stream(last.info().all()).map(MigrationInfo::getState))
          .hasSize(5)
          .containsOnly(MigrationState.SUCCESS);
      try (Connection ours = target.ours();
          Connection plain = target.plain()) {
        assertThat(Target.rows(ours, "select id, email from contact"))
            .containsExactly("1|ada@example.com");
        assertThat(Target.rows(plain, COUNT_OF_COLUMNS)).containsExactly("3");
      }
    }
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void takesOverASchemaThatIsThere(String kind) throws Exception {
    write("V1__contact.sql", CREATE);
    write("V2__phone.sql", "alter table contact add phone varchar(30);");
    try (Target target = Target.start(kind, directory, COLUMNS)) {
      try (Connection ours = target.ours();
          Statement statement = ours.createStatement()) {
        for (String sql : CREATE.strip().split(";", -1)) {
          if (!sql.isBlank()) {
            statement.execute(sql);
          }
        }
      }
      assertThat(flyway(target).migrate().migrationsExecuted).isOne();
      try (Connection ours = target.ours()) {
        assertThat(Target.rows(ours, "select * from contact"))
            .containsExactly("1|Ada|ada@example.com|null");
      }
    }
  }

  @Test
  void aDatabaseThatIsNotProvenIsRefusedByTheDriverAndNotByFlyway() throws Exception {
    try (Target target = Target.start("h2", directory, COLUMNS)) {
      String url =
          "jdbc:hushcell:sqlserver://localhost;databaseName=crm;hushcell.config="
              + target.configuration();
      assertThatThrownBy(() -> Flyway.configure().dataSource(url, "sa", "sa").load().migrate())
          .isInstanceOf(FlywayException.class)
          .hasStackTraceContaining("[HC-1027]");
    }
  }

  @Test
  void theTypeBehindThePrefixSaysWhatItsDriverIsTold() {
    DatabaseType type = new PrefixedDatabaseType();
    assertThat(type.handlesJDBCUrl("jdbc:hushcell:h2:./crm")).isTrue();
    assertThat(type.handlesJDBCUrl("jdbc:h2:./crm")).isFalse();
    ClassLoader loader = getClass().getClassLoader();
    assertThat(type.getDriverClass("jdbc:hushcell:h2:./crm", loader))
        .isEqualTo("dev.hushcell.HushcellDriver");
    Properties told = new Properties();
    type.setDefaultConnectionProps("jdbc:hushcell:postgresql://db/crm", told, loader);
    assertThat(told).isNotEmpty();
    told.clear();
    type.setDefaultConnectionProps("jdbc:hushcell:unknown:crm", told, loader);
    assertThat(told).isEmpty();
  }
}
