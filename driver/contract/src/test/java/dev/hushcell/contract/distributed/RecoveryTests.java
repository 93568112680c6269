package dev.hushcell.contract.distributed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.distributed.Stopping.Point;
import dev.hushcell.contract.server.Base;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.testing.Depth;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One transaction over PostgreSQL and H2, of which one protects, under Narayana: its process is
 * killed with {@code kill -9} between the phases, and another one recovers.
 */
@EachPostgres
@WithoutOptions
@Timeout(value = 5, unit = TimeUnit.MINUTES) // a process that hangs must not hang the build
class RecoveryTests {
  private static final String COLUMNS =
      "columns: { contact.email: { search: equality, compare: exact } }\n";

  @Parameter Server server;
  @TempDir Path directory;

  /** Where something protected is, and where nothing is. */
  private record Places(Base ours, Base plain, Path configuration) {}

  private Places places(boolean postgresProtects) throws IOException, SQLException {
    assumeTrue(postgresProtects || Depth.isNightly(), "left to a nightly build");
    Base h2 = new Base("jdbc:h2:file:" + directory.resolve("second"), "sa", "", ';');
    Scene scene = Scene.of(server, directory, COLUMNS);
    Places places =
        postgresProtects
            ? new Places(scene.base(), h2, scene.configuration())
            : new Places(h2, scene.base(), scene.configuration());
    run(places.ours(), "create table contact (id int primary key, email varchar(100))");
    run(places.plain(), "create table journal (id int primary key, text varchar(100))");
    return places;
  }

  private static void run(Base base, String sql) throws SQLException {
    try (Connection connection = base.plain();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void whatWasDecidedIsCommittedByTheNextProcess(boolean postgresProtects) throws Exception {
    Places places = places(postgresProtects);
    assertThat(said(places, Point.DECIDED.name())).isEqualTo(Stopping.STOPPED);
    assertThat(prepared(places, postgresProtects)).isEqualTo(1);
    assertThat(said(places, "recover")).isEqualTo(TransferProcess.DONE);
    assertThat(prepared(places, postgresProtects)).isZero();
    try (Connection ours = places.ours().ours(places.configuration());
        Connection past = places.ours().plain();
        Connection plain = places.plain().plain()) {
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("ada@example.com");
      assertThat(Found.rows(plain, "select text from journal")).containsExactly("one more contact");
      assertThat(Found.bytes(past, "select email from contact"))
          .hasSize(1)
          .noneMatch(cell -> cell.contains("ada"));
    }
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void whatWasNotDecidedIsRolledBackByTheNextProcess(boolean postgresProtects) throws Exception {
    Places places = places(postgresProtects);
    assertThat(said(places, Point.PREPARED.name())).isEqualTo(Stopping.STOPPED);
    assertThat(prepared(places, postgresProtects)).isEqualTo(1);
    assertThat(said(places, "recover")).isEqualTo(TransferProcess.DONE);
    assertThat(prepared(places, postgresProtects)).isZero();
    try (Connection ours = places.ours().ours(places.configuration());
        Connection plain = places.plain().plain()) {
      assertThat(Found.rows(ours, "select email from contact")).isEmpty();
      assertThat(Found.rows(plain, "select text from journal")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void bothAreCommittedWhereNothingHappens(boolean postgresProtects) throws Exception {
    Places places = places(postgresProtects);
    assertThat(said(places, Point.NEVER.name())).isEqualTo(TransferProcess.DONE);
    try (Connection ours = places.ours().ours(places.configuration());
        Connection plain = places.plain().plain()) {
      assertThat(Found.rows(ours, "select id from contact where email = 'ada@example.com'"))
          .containsExactly("1");
      assertThat(Found.rows(plain, "select text from journal")).containsExactly("one more contact");
    }
  }

  private static int prepared(Places places, boolean postgresProtects) throws SQLException {
    Base postgres = postgresProtects ? places.ours() : places.plain();
    try (Connection connection = postgres.plain()) {
      return Found.rows(
              connection, "select gid from pg_prepared_xacts where database = current_database()")
          .size();
    }
  }

  /** Runs the process until it has said where it is, and kills it. */
  private String said(Places places, String what) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1",
                TransferProcess.class.getName(),
                what,
                directory.resolve("log").toString(),
                places.configuration().toString()));
    for (Base base : List.of(places.ours(), places.plain())) {
      command.addAll(List.of(base.url(), base.user(), base.password()));
    }
    Path errors = directory.resolve("errors");
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
            .start();
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      return output
          .lines()
          .filter(line -> line.equals(Stopping.STOPPED) || line.equals(TransferProcess.DONE))
          .findFirst()
          .orElseGet(() -> text(errors));
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static String text(Path errors) {
    try {
      return Files.readString(errors);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
