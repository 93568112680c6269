package dev.hushcell.samples.crm.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.HushcellDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the two pools may do, with the configuration that the first start writes. */
class AccessTests {
  @TempDir static Path directory;
  private static RouterSetup setup;
  private static HushcellDataSource pages;
  private static JdbcClient web;

  @BeforeAll
  static void begin() throws Exception {
    setup = new RouterSetup(directory);
    setup.beginAnew();
    pages = new HushcellDataSource();
    pages.setUrl("jdbc:hushcell:h2:file:" + directory.resolve("crm"));
    pages.setUser("sa");
    pages.setPassword("");
    pages.setConfig(directory.resolve("hushcell.yaml").toString());
    pages.setProfile("web");
    web = JdbcClient.create(pages);
  }

  @AfterAll
  static void end() {
    pages.close();
    setup.close();
  }

  @Test
  void pagesSetAPasswordAndNeverGetItBack() throws SQLException {
    web.sql("update mailbox set password = ? where id = 1").param("set by a page").update();
    assertThat(readByPages("select m.password from mailbox m")).isEqualTo("null");
    assertThat(readByRouter("select password from mailbox")).isEqualTo("set by a page");
    // What an ORM sends that read null: the other columns change, the cell stays.
    web.sql("update mailbox set name = ?, password = ? where id = 1").params("New", null).update();
    assertThat(readByRouter("select password from mailbox")).isEqualTo("set by a page");
    assertThat(readByPages("select count(*) from mailbox where password is not null"))
        .isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "mailbox, password",
    "queue, email_password",
    "user_settings, email_password",
    "email_server_profile, incoming_password",
    "email_server_profile, outgoing_password"
  })
  void sqlInjectedThroughAPageComparesAndCopiesNoPassword(String table, String column) {
    for (String injected :
        new String[] {
          "select name from mailbox where exists (select 1 from %s where %s = 'guess')",
          "select name from mailbox union select %2$s from %1$s",
          "insert into account select 9, %2$s, '', '', '', current_timestamp, 0 from %1$s",
          "select upper(%2$s) from %1$s"
        }) {
      String sql = injected.formatted(table, column);
      assertThatThrownBy(() -> readByPages(sql)).as(sql).hasMessageContaining("[HC-2");
    }
  }

  @Test
  void theRouterReadsNothingThatItHasNoUseFor() {
    for (String sql :
        new String[] {
          "select password_hash from app_user",
          "select c.tax_id from contact c",
          "select c.phone from contact c"
        }) {
      assertThatThrownBy(() -> readByRouter(sql)).as(sql).hasMessageContaining("[HC-2");
    }
  }

  private static String readByPages(String sql) throws SQLException {
    try (var connection = pages.getConnection();
        var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      found.next();
      return String.valueOf(found.getObject(1));
    }
  }

  private static String readByRouter(String sql) throws SQLException {
    try (var connection = setup.database().getConnection();
        var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      found.next();
      return String.valueOf(found.getObject(1));
    }
  }
}
