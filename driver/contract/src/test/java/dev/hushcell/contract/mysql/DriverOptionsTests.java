package dev.hushcell.contract.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachMaria;
import dev.hushcell.contract.server.EveryBuild;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.testing.script.Comparison;
import dev.hushcell.testing.script.Script;
import dev.hushcell.testing.script.Side;
import dev.hushcell.testing.script.Step;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Options of the drivers that change how they bind, send or read: the same on a plain database and
 * on a protected one, by a short script of what options can bear on.
 */
@EachMaria
@EveryServer
@EveryBuild(Variant.DRIVERS)
@OneCollation
class DriverOptionsTests {
  private static final String SCRIPT = "/dev/hushcell/contract/mysql/options.txt";

  @Parameter Server server;
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "useServerPrepStmts=true",
        "useServerPrepStmts=true&cachePrepStmts=true&prepStmtCacheSize=3",
        "useServerPrepStmts=true&useBulkStmts=true",
        "useBulkStmts=true&useBulkStmtsForInserts=true",
        "useBulkStmtsForInserts=false",
        "allowMultiQueries=true&continueBatchOnError=false",
        "sessionVariables=sql_mode='STRICT_TRANS_TABLES,NO_ZERO_DATE',sql_auto_is_null=0",
        "sessionVariables=sql_mode='STRICT_ALL_TABLES,PIPES_AS_CONCAT'",
        "sessionVariables=character_set_client=utf8mb4,collation_connection=utf8mb4_general_ci",
        "defaultFetchSize=2",
        "connectionTimeZone=LOCAL",
        "useCompression=true",
        "useAffectedRows=true",
        "disablePipeline=true"
      })
  void ofMariaDb(String options) throws Exception {
    assumeTrue(server.name().startsWith("mariadb"), "options of the other driver");
    check(options);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "useServerPrepStmts=true",
        "useServerPrepStmts=true&cachePrepStmts=true&prepStmtCacheSize=3",
        "rewriteBatchedStatements=true",
        "rewriteBatchedStatements=true&useServerPrepStmts=true",
        "allowMultiQueries=true",
        "allowMultiQueries=true&rewriteBatchedStatements=true",
        "cacheServerConfiguration=true&cacheResultSetMetadata=true",
        "useCursorFetch=true&defaultFetchSize=2",
        "zeroDateTimeBehavior=CONVERT_TO_NULL",
        "characterEncoding=UTF-8&connectionCollation=utf8mb4_unicode_ci",
        "connectionTimeZone=SERVER&forceConnectionTimeZoneToSession=false",
        "connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true",
        "sessionVariables=sql_mode='STRICT_TRANS_TABLES,NO_ZERO_DATE'",
        "useLocalSessionState=true&elideSetAutoCommits=true&maintainTimeStats=false",
        "emulateLocators=true",
        "useCompression=true",
        "useAffectedRows=true",
        "processEscapeCodesForPrepStmts=false"
      })
  void ofMysql(String options) throws Exception {
    assumeFalse(server.name().startsWith("mariadb"), "options of the other driver");
    check(options);
  }

  /** The options that do not reach protected columns; the documentation says so. */
  @Test
  void objectsOfProtectedColumnsAreThoseOfTheDefaults() throws Exception {
    boolean mysql = !server.name().startsWith("mariadb");
    String dates = mysql ? "&treatMysqlDatetimeAsTimestamp=true" : "";
    Server chosen = server.with("tinyInt1isBit=false" + dates);
    Scene scene = Scene.of(chosen, directory, columns());
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table thing (id int primary key, free tinyint(1), yes tinyint(1), ts"
              + " datetime(6))",
          "insert into thing values (1, 1, 1, '2020-01-31 10:11:12')");
      try (Statement statement = ours.createStatement();
          ResultSet row = statement.executeQuery("select free, yes, ts from thing where yes = 1")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getInt("yes")).isEqualTo(1);
        assertThat(row.getObject("yes")).isEqualTo(true);
        assertThat(row.getObject("free")).isInstanceOf(Number.class);
        assertThat(row.getObject("ts")).isInstanceOf(mysql ? LocalDateTime.class : Timestamp.class);
        assertThat(row.getTimestamp("ts")).isEqualTo(Timestamp.valueOf("2020-01-31 10:11:12"));
      }
    }
  }

  private void check(String options) throws IOException, SQLException {
    Server chosen = server.with(options);
    Scene scene = Scene.of(chosen, directory, columns());
    try (Connection plain = chosen.fresh().plain();
        Connection ours = scene.ours()) {
      Comparison comparison = new Comparison(new Side(plain, false), new Side(ours, false));
      SoftAssertions all = new SoftAssertions();
      for (Step step : Script.read(SCRIPT, chosen.words())) {
        all.check(() -> comparison.check(step));
      }
      all.assertAll();
    }
  }

  private static String columns() throws IOException {
    try (InputStream in = DriverOptionsTests.class.getResourceAsStream("options.columns.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
