package dev.hushcell.contract.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.Base;
import dev.hushcell.contract.server.EachMaria;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.policy.TableName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Users with the rights that the documentation names, and with one of them missing. */
@EachMaria
@OneCollation
class RightsTests {
  /** Of an application that makes its own tables. */
  private static final String OWN =
      "SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX, DROP, REFERENCES, TRIGGER,"
          + " CREATE VIEW, SHOW VIEW";

  /** Of an application whose tables are there and activated. */
  private static final String USE = "SELECT, INSERT, UPDATE, DELETE, TRIGGER";

  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
        contact.note:  {}
      """;
  private static final String CONTACT =
      "create table contact (id int auto_increment primary key, name varchar(40), email"
          + " varchar(100) unique, note text)";

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;
  private Base other;

  @BeforeEach
  void scene() throws Exception {
    assumeFalse(server.name().equals("mysql-server"), "there the users cannot be made from here");
    scene = Scene.of(server, directory, COLUMNS);
    other = scene.base().as(scene.base().user() + "_other");
  }

  @Test
  void ofAnApplicationThatMakesItsTables() throws SQLException {
    grant(OWN, "*");
    try (Connection ours = other.ours(scene.configuration())) {
      scene.run(
          ours,
          CONTACT,
          "create index notes on contact (name)",
          "create view mails as select id, email from contact",
          "alter table contact add column more varchar(20)");
      work(ours);
      assertThat(Found.rows(ours, "select id from mails where email = 'grace@example.com'"))
          .containsExactly("2");
      scene.run(ours, "drop view mails", "drop table contact");
    }
  }

  @Test
  void ofAnApplicationThatOnlyUsesThem() throws SQLException {
    try (Connection ours = scene.ours()) {
      scene.run(ours, CONTACT, "insert into contact (email, note) values ('first', 'n')");
    }
    grant(USE, "contact");
    for (String table : List.of("key", "column", "manifest", "event")) {
      grant("SELECT", "hushcell_" + table);
    }
    try (Connection ours = other.ours(scene.configuration())) {
      scene.run(ours, "delete from contact where email = 'first'");
      work(ours);
    }
  }

  @Test
  void withoutTheRightToSeeTriggersNothingIsSentInClear() throws SQLException {
    try (Connection ours = scene.ours()) {
      scene.run(ours, CONTACT, "insert into contact (email) values ('first')");
    }
    grant("SELECT, INSERT, UPDATE, DELETE", "contact");
    try (Connection ours = other.ours(scene.configuration());
        Connection plain = scene.plain()) {
      assertThatThrownBy(() -> Found.rows(ours, "select email from contact"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("[HC-");
      assertThatThrownBy(() -> scene.run(ours, "update contact set email = 'clear'"))
          .hasMessageContaining("[HC-");
      assertThat(Found.bytes(plain, "select email from contact"))
          .noneMatch(cell -> cell.contains("clear"));
    }
  }

  /** With a role, a session is shown what nobody else of its user is shown. */
  @Test
  void viewThatARoleShowsIsKnown() throws SQLException {
    String role = scene.base().user() + "_role";
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(ours, CONTACT, "insert into contact (email) values ('first')");
      scene.run(
          plain,
          "create view hidden as select id, email from contact",
          "grant select, update, show view on hidden to " + role);
    }
    grant(USE, "contact");
    for (String table : List.of("key", "column", "manifest", "event")) {
      grant("SELECT", "hushcell_" + table);
    }
    try (Connection ours = other.ours(scene.configuration());
        Connection plain = scene.plain()) {
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("first");
      scene.run(ours, "set role " + role);
      assertThatThrownBy(() -> scene.run(ours, "update hidden set email = 'role-mark'"))
          .hasMessageContaining("[HC-");
      assertThat(Found.bytes(plain, "select email from contact"))
          .noneMatch(cell -> cell.contains("role-mark"));
    }
    assertThat(scene.traces().of("role-mark")).isEmpty();
  }

  @Test
  void ofWhoRunsJobs() throws SQLException {
    given();
    grant(OWN, "*");
    assertThatThrownBy(this::encrypt)
        .hasMessageContaining("[HC-1362]")
        .hasMessageContaining("GRANT LOCK TABLES ON");
    grant("LOCK TABLES", "*");
    assertThat(encrypt().phase()).isEqualTo(RewritingStatus.Phase.ENDED);
  }

  @Test
  void ofWhoMakesTriggersWhileThereIsABinlog() throws SQLException {
    given();
    grant(OWN + ", LOCK TABLES", "*");
    trustEverybody("off");
    try {
      assertThatThrownBy(this::encrypt)
          .hasMessageContaining("[HC-1362]")
          .hasMessageContaining("log_bin_trust_function_creators");
    } finally {
      trustEverybody("on");
    }
    assertThat(encrypt().phase()).isEqualTo(RewritingStatus.Phase.ENDED);
  }

  private void trustEverybody(String value) throws SQLException {
    boolean mysql = server.words().names().contains("mysql-itself");
    Base base = scene.base();
    Base all = new Base(base.url(), "contract", mysql ? "" : "contract", '?');
    try (Connection administrator = all.plain()) {
      scene.run(administrator, "set global log_bin_trust_function_creators = " + value);
    }
  }

  private void given() throws SQLException {
    try (Connection plain = scene.plain()) {
      scene.run(plain, CONTACT, "insert into contact (email, note) values ('first', 'n')");
    }
  }

  private RewritingStatus encrypt() throws SQLException {
    try (Connection ours = other.ours(scene.configuration())) {
      TableName contact = new TableName(ours.getCatalog(), "contact");
      return Hushcell.columns(ours)
          .encrypt(contact, RewritingOptions.usual().asOnlyProcess(), ColumnProgress.none());
    }
  }

  private void work(Connection ours) throws SQLException {
    try (PreparedStatement insert =
        ours.prepareStatement("insert into contact (id, name, email, note) values (?, ?, ?, ?)")) {
      String[] names = {"Ada", "Grace"};
      for (int i = 0; i < names.length; i++) {
        insert.setInt(1, i + 1);
        insert.setString(2, names[i]);
        insert.setString(3, names[i].toLowerCase(Locale.ROOT) + "@example.com");
        insert.setString(4, "note of " + names[i]);
        insert.addBatch();
      }
      insert.executeBatch();
    }
    scene.run(
        ours,
        "update contact set note = 'changed' where email = 'ada@example.com'",
        "insert into contact (id, email) values (3, 'joan@example.com')",
        "delete from contact where email = 'joan@example.com'");
    assertThat(Found.rows(ours, "select id, name, email, note from contact order by id"))
        .containsExactly(
            "1|Ada|ada@example.com|changed", "2|Grace|grace@example.com|note of Grace");
  }

  private void grant(String rights, String on) throws SQLException {
    try (Connection plain = scene.plain()) {
      String name = scene.base().user();
      scene.run(
          plain, "grant " + rights + " on " + name + "." + on + " to " + name + "_other@localhost");
    }
  }
}
