package dev.hushcell.applications;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hushcell.Hushcell;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * What works in the background of applications: Quartz, Spring Session, Spring Batch, db-scheduler.
 */
class BackgroundTests {
  /** What belongs to people: descriptions, data, names, parameters, messages. */
  private static final List<String> COLUMNS =
      List.of(
          "qrtz_job_details.description",
          "qrtz_job_details.job_data",
          "qrtz_triggers.description",
          "qrtz_triggers.job_data",
          "qrtz_cron_triggers.cron_expression",
          "qrtz_cron_triggers.time_zone_id",
          "spring_session_attributes.attribute_bytes",
          "batch_job_execution.exit_message",
          "batch_job_execution_params.parameter_value",
          "batch_job_execution_context.short_context",
          "batch_step_execution.exit_message",
          "batch_step_execution_context.short_context",
          "scheduled_tasks.task_data",
          "scheduled_tasks.picked_by");

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Databases.class)
  void worksAsOnThePlainDatabase(Databases database) throws Exception {
    StringBuilder columns = new StringBuilder("columns:\n");
    COLUMNS.forEach(each -> columns.append("  ").append(written(each, database)).append(": {}\n"));
    columns
        .append("  ")
        .append(written("spring_session.principal_name", database))
        .append(": { search: equality, compare: exact }\n");
    Path configuration = Databases.configuration(directory, columns.toString());
    Outcomes outcomes = new Outcomes("background", database);
    try (Databases.Server server = database.start(directory)) {
      Base kept = server.making().make("ours");
      try (HikariDataSource plain = pool(server.making().make("plain"));
          HikariDataSource ours = pool(kept.through(configuration))) {
        define(plain, database);
        define(ours, database);
        try (Connection connection = ours.getConnection()) {
          assertThat(Hushcell.status(connection).columns()).hasSizeGreaterThan(COLUMNS.size());
        }
        for (Check<DataSource> check : checks(database)) {
          outcomes.add(
              check.key(),
              () -> Shown.of(check.call().in(plain), true),
              () -> Shown.of(check.call().in(ours), true));
        }
      }
      requireCells(kept);
    }
    outcomes.require();
  }

  /** What a job was told cannot be read without Hushcell. */
  private static void requireCells(Base kept) throws SQLException {
    try (Connection plain = kept.connect();
        Statement statement = plain.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select PARAMETER_VALUE from BATCH_JOB_EXECUTION_PARAMS"
                    + " where PARAMETER_NAME = 'file'")) {
      assertThat(rows.next()).isTrue();
      assertThat(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1))
          .hasSizeGreaterThan("people.csv".length())
          .doesNotContain("people");
    }
  }

  private static List<Check<DataSource>> checks(Databases database) {
    return List.of(
        Check.of("background", "Quartz", source -> QuartzUse.in(source, database)),
        Check.of("background", "Spring Session", BackgroundUses::sessions),
        Check.of("background", "Spring Batch", BackgroundUses::batch),
        Check.of("background", "db-scheduler", BackgroundUses::tasks));
  }

  /** Returns the name of a column as a server has it. */
  private static String written(String column, Databases database) {
    boolean capital = database == Databases.MARIADB && !column.startsWith("scheduled");
    return capital ? column.toUpperCase(Locale.ROOT) : column;
  }

  private static HikariDataSource pool(Base base) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(base.url());
    pool.setUsername(base.user());
    pool.setPassword(base.password());
    pool.setMaximumPoolSize(6);
    return pool;
  }

  /** Makes the tables by the scripts that the libraries bring. */
  private static void define(DataSource source, Databases database) {
    String word = database.word();
    boolean maria = database == Databases.MARIADB;
    List<Resource> scripts =
        List.of(
            new ClassPathResource(
                "org/quartz/impl/jdbcjobstore/tables_"
                    + (maria ? "mysql_innodb" : word.replace("sql", "s"))
                    + ".sql"),
            new ClassPathResource(
                "org/springframework/session/jdbc/schema-" + (maria ? "mysql" : word) + ".sql"),
            new ClassPathResource("org/springframework/batch/core/schema-" + word + ".sql"),
            new ByteArrayResource(tasks(database).getBytes(StandardCharsets.UTF_8)));
    ResourceDatabasePopulator populator = new ResourceDatabasePopulator();
    populator.setCommentPrefixes("--", "#");
    scripts.forEach(populator::addScript);
    populator.execute(source);
  }

  /** The one table of db-scheduler, which has no script in its jar. */
  private static String tasks(Databases database) {
    String moment = database == Databases.MARIADB ? "timestamp(6)" : "timestamp(6) with time zone";
    String bytes = database == Databases.POSTGRESQL ? "bytea" : "blob";
    return """
        create table scheduled_tasks (
          task_name varchar(100) not null,
          task_instance varchar(100) not null,
          task_data %2$s,
          execution_time %1$s,
          picked boolean not null,
          picked_by varchar(80),
          last_success %1$s null,
          last_failure %1$s null,
          consecutive_failures int,
          last_heartbeat %1$s null,
          version bigint not null,
          state varchar(20),
          priority smallint,
          primary key (task_name, task_instance));
        """
        .formatted(moment, bytes);
  }
}
