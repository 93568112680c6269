package dev.hushcell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.cli.CommandScene.Ran;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ColumnCommandTests {
  @TempDir private static Path data;
  private static EmbeddedPostgres postgres;

  @TempDir private Path directory;
  private CommandScene scene;
  private Path configuration;
  private String url;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.builder().setDataDirectory(data.resolve("data")).start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void makeATableWithValues() throws IOException, SQLException {
    scene = new CommandScene(directory);
    configuration = directory.resolve("columns.yaml");
    scene.configure("columns", configuration, "columns:\n  contact.email: { search: equality }\n");
    String base = "b" + Long.toHexString(System.nanoTime());
    run(postgres.getJdbcUrl("postgres", "postgres"), "create database " + base);
    url = postgres.getJdbcUrl("postgres", base);
    run(
        url,
        "create table contact (id int primary key, email varchar(100), phone varchar(20))",
        "insert into contact values (1, 'ada@example.com', '1'), (2, null, '2')");
  }

  private static void run(String url, String... statements) throws SQLException {
    try (Connection plain = DriverManager.getConnection(url);
        Statement statement = plain.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private String email() throws SQLException {
    try (Connection plain = DriverManager.getConnection(url);
        Statement statement = plain.createStatement();
        ResultSet row = statement.executeQuery("select email from contact where id = 1")) {
      row.next();
      return row.getString(1);
    }
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

  @Test
  void theDoctorCountsGroups() {
    done("encrypt", "public.contact");
    String[] narrowed = {
      "change", "public.contact", "--column", "email", "--search", "none", "--first", "3"
    };
    List<String> change = new ArrayList<>(Arrays.asList(narrowed));
    change.addAll(List.of("--groups", "4"));
    Ran refused = column(change.toArray(String[]::new));
    assertThat(refused.err()).contains("[HC-1372]", "leave narrow out", "accept: fingerprint");
    change.addAll(List.of("--accept", "FINGERPRINT", "--accept", "COMMON_VALUES"));
    for (String storage : List.of("binary", "text")) {
      change.addAll(List.of("--storage", storage));
      done(change.toArray(String[]::new));
      change.subList(change.size() - 2, change.size()).clear();
      assertThat(other("doctor").out())
          .contains(
              "public.contact.email has 1 value in groups, narrow: { first: 3, groups: 4 }: too"
                  + " many groups for them");
    }
    assertThat(other("status").out()).contains("narrow: { first: 3, groups: 4 }");
  }

  @Test
  void encryptsChangesRotatesAndDecrypts() throws SQLException {
    assertThat(done("encrypt", "public.contact", "--dry-run", "--try-rows", "0").out())
        .contains("public.contact: email could be encrypted")
        .contains("rows      2, of which 2 were tried")
        .contains("column    email: 1 values, of about 15 bytes now")
        .contains("free      have about", "KiB free on disk", "time      about");
    JsonNode forecast =
        JsonMapper.builder()
            .build()
            .readTree(done("encrypt", "public.contact", "--dry-run", "--json").out())
            .get("forecast");
    assertThat(forecast.get("rows").asInt()).isEqualTo(2);
    assertThat(forecast.get("columns").get(0).get("name").asString()).isEqualTo("email");
    assertThat(email()).isEqualTo("ada@example.com");
    assertThat(done("encrypt", "public.contact").out())
        .contains("email of public.contact, encrypted");
    assertThat(email()).startsWith("\\x");
    assertThat(done("change", "public.contact", "--column", "email", "--search", "none").out())
        .contains("changed");
    assertThat(done("rotate-key", "public.contact").out()).contains("changed");
    assertThat(done("decrypt", "public.contact", "--column", "email").out()).contains("decrypted");
    assertThat(email()).isEqualTo("ada@example.com");
    Ran status = column("status");
    assertThat(status.out().lines()).hasSize(4);
    assertThat(status.code()).isZero();
    Ran scrub = column("scrub", "public.contact");
    assertThat(scrub.out())
        .contains("done      VACUUM FULL", "beyond    backups that were taken before");
    assertThat(scrub.code()).isZero();
  }

  @Test
  void jobsAreJsonOnRequest() {
    JsonNode job =
        JsonMapper.builder().build().readTree(done("encrypt", "public.contact", "--json").out());
    assertThat(job.get("kind").asString()).isEqualTo("ENCRYPT");
    assertThat(job.get("phase").asString()).isEqualTo("ENDED");
    assertThat(job.get("columns").get(0).asString()).isEqualTo("email");
  }

  @Test
  void whatIsRefusedHasItsCodeAndLeavesNothing() throws SQLException {
    run(url, "create view v as select email from contact");
    Ran refused = column("encrypt", "public.contact", "--only-process");
    assertThat(refused.code()).isNotZero();
    assertThat(refused.err()).contains("HC-1362", "DROP VIEW");
    Ran unknown = column("abandon", "hc_00000000");
    assertThat(unknown.code()).isNotZero();
    assertThat(unknown.err()).contains("HC-1361");
    Ran badName = column("encrypt", "contact");
    assertThat(badName.code()).isNotZero();
    assertThat(badName.err()).contains("schema");
    assertThat(column("status").out().strip()).isEqualTo("no job is on record");
    assertThat(email()).isEqualTo("ada@example.com");
  }

  @Test
  void columnsThatAreEncryptedAlreadyAreRefused() {
    Ran refused = scene.onDatabase("column", "encrypt", "PUBLIC.CONTACT");
    assertThat(refused.code()).isNotZero();
    assertThat(refused.err()).contains("HC-1361");
  }

  @Test
  void anInterruptedJobIsShownAndResumed() throws Exception {
    Thread command = new Thread(() -> column("encrypt", "public.contact"));
    command.start();
    Ran status = column("status");
    for (int i = 0; i < 600 && status.code() == 0; i++) {
      Thread.sleep(50);
      status = column("status");
    }
    assertThat(status.out()).contains("STILL IN CLEAR");
    command.interrupt(); // while it gives other processes the time to notice
    command.join();
    String plain = "email of public.contact STILL IN CLEAR until hc_";
    assertThat(other("status").out()).contains("PLAIN       " + plain);
    Ran doctor = other("doctor");
    assertThat(doctor.out()).contains("TROUBLE  " + plain);
    assertThat(doctor.code()).isEqualTo(1);
    String job = status.out().substring(0, status.out().indexOf(':'));
    assertThat(done("resume", job).out()).contains("encrypted");
    assertThat(other("status").out()).doesNotContain("STILL IN CLEAR");
    assertThat(other("doctor").out()).doesNotContain("STILL IN CLEAR");
    assertThat(email()).startsWith("\\x");
  }

  /** The process ends as with Ctrl-C at a terminal, which a build in the background may ignore. */
  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no kill")
  void anInterruptedProcessSaysHowToGoOn() throws Exception {
    Path told = directory.resolve("told");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HushcellCommand.class.getName(),
                "column",
                "encrypt",
                "public.contact",
                "--url",
                url,
                "--config",
                configuration.toString())
            .redirectError(told.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      while (!Files.readString(told).contains("job hc_") && process.isAlive()) {
        Thread.sleep(50);
      }
      assertThat(process.isAlive()).as(Files.readString(told)).isTrue();
      new ProcessBuilder("kill", "-TERM", String.valueOf(process.pid())).start().waitFor();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String text = Files.readString(told);
    Matcher resume =
        Pattern.compile("(?m)^ {2}hushcell (column resume (hc_\\w+) .*)$").matcher(text);
    assertThat(resume.find()).as(text).isTrue();
    assertThat(resume.group(1)).endsWith(" --url '" + url + "' --config " + configuration);
    assertThat(text)
        .contains("is not over, and nothing is lost")
        .contains("  hushcell column abandon " + resume.group(2) + " --url ");
    Ran resumed = scene.run((resume.group(1).replace("'", "") + " --only-process").split(" "));
    assertThat(resumed.out()).as(resumed.err()).contains("encrypted");
    assertThat(email()).startsWith("\\x");
  }

  @Test
  void columnsThatWereDecryptedAndAreStillDeclaredAreTrouble() throws Exception {
    done("encrypt", "public.contact");
    done("decrypt", "public.contact");
    String told = "public.contact: email IN CLEAR: decrypted by hc_";
    Ran doctor = other("doctor");
    assertThat(doctor.out())
        .contains("TROUBLE  " + told)
        .contains("hushcell column encrypt public.contact --url", "HC-1366");
    assertThat(doctor.code()).isEqualTo(1);
    assertThat(other("status").out()).contains("TO DO       " + told);
    assertThat(column("status").code()).isZero();
    scene.configure("columns", configuration, "columns:\n  other.email: {}\n");
    assertThat(other("status").out()).doesNotContain("IN CLEAR");
  }

  @Test
  void aJobThatOnlyBeganIsLeftToOthers() throws SQLException {
    Ran begun = done("encrypt", "public.contact", "--only-begin");
    assertThat(begun.out()).contains("STILL IN CLEAR");
    assertThat(email()).isEqualTo("ada@example.com");
    String job = begun.out().substring(0, begun.out().indexOf(':'));
    assertThat(done("resume", job).out()).contains("encrypted");
    assertThat(email()).startsWith("\\x");
  }
}
