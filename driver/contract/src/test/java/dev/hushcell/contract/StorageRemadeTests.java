package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.ClockedDriver;
import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.contract.RewritingScene.Job;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.contract.server.Without;
import dev.hushcell.contract.server.WithoutOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * What others do to tables and columns past the driver is noticed before anything is written, for
 * cells that are bytes and for cells that are text alike: by a process that knows the tables, when
 * its lease is over, and by one that starts later.
 */
@EachServer
@OneCollation
@WithoutOptions
@Without({Variant.MODES, Variant.JOURNALS, Variant.DRIVERS})
class StorageRemadeTests {
  private static final String DEFINITION =
      "create table contact (id int primary key, email varchar(100), note varchar(60),"
          + " town varchar(100), street varchar(60))";
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
        contact.note: { storage: text }
        contact.town: {}
        contact.street: { storage: text }
        kunde.prénom: {}
      """;

  @Parameter Server server;
  @TempDir Path directory;
  private final ClockedDriver driver = new ClockedDriver();
  private Scene scene;
  private Connection known;
  private Connection past;

  @BeforeEach
  void begin() throws IOException, SQLException {
    scene = Scene.of(server, directory, COLUMNS);
    known = connect(driver);
    past = scene.plain();
  }

  @AfterEach
  void end() throws SQLException {
    if (past != null) { // there is a server
      known.close();
      past.close();
    }
  }

  private Connection connect(ClockedDriver process) throws SQLException {
    Properties user = new Properties();
    user.setProperty("user", scene.base().user());
    user.setProperty("password", scene.base().password());
    return process.connect(scene.base().oursUrl(scene.configuration()), user);
  }

  private void made() throws SQLException {
    scene.run(known, DEFINITION, "insert into contact values (1, 'ada', 'n1', 'London', 's1')");
  }

  private String name(String unquoted) throws SQLException {
    return RewritingScene.named(past, unquoted);
  }

  private String check(String column) throws SQLException {
    return "{=quoted hushcell_" + name("contact") + "." + name(column) + "}";
  }

  private void dropCheck(String column) throws SQLException {
    scene.run(past, "alter table contact drop constraint " + check(column));
  }

  private void rename(String from, String to) throws SQLException {
    scene.run(past, "alter table contact rename column " + from + " to " + to);
  }

  private void assertRefused(String code, String... statements) throws SQLException {
    driver.passLease();
    try (Connection later = connect(new ClockedDriver())) {
      for (Connection each : List.of(known, later)) {
        for (String sql : statements) {
          assertThatThrownBy(() -> scene.run(each, sql), sql)
              .isInstanceOf(SQLException.class)
              .hasMessageContaining("[" + code + "]");
        }
      }
    }
  }

  private void assertTakesNoPlaintext(String column) {
    assertThatThrownBy(
            () -> scene.run(past, "update contact set " + column + " = 'plain' where id = 2"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void anEmptyTableIsActivatedByItsFirstStatement() throws SQLException {
    scene.run(past, DEFINITION);
    scene.run(known, "insert into contact values (2, 'bob', 'n2', 'Paris', 's2')");
    assertThat(Found.rows(known, "select * from contact")).containsExactly("2|bob|n2|Paris|s2");
    for (String column : List.of("email", "note", "town", "street")) {
      assertTakesNoPlaintext(column);
    }
  }

  @Test
  void aTableMadeAgainIsActivatedAgain() throws SQLException {
    made();
    scene.run(past, "drop table contact", DEFINITION);
    driver.passLease();
    scene.run(known, "insert into contact values (2, 'bob', 'n2', 'Paris', 's2')");
    assertThat(Found.rows(known, "select * from contact")).containsExactly("2|bob|n2|Paris|s2");
    for (String column : List.of("email", "note", "town", "street")) {
      assertTakesNoPlaintext(column);
    }
  }

  /** Its type is then the one that cells have, on some databases. */
  @Test
  void aTableMadeAgainOfLongTextIsActivatedAgain() throws SQLException {
    String definition = "create table contact (id int primary key, note {=long})";
    scene.run(known, definition, "insert into contact values (1, 'n1')");
    scene.run(past, "drop table contact", definition);
    driver.passLease();
    scene.run(known, "insert into contact values (2, 'n2')");
    assertThat(Found.rows(known, "select * from contact")).containsExactly("2|n2");
    assertTakesNoPlaintext("note");
  }

  @Test
  void aTableMadeAgainWithValuesIsRefused() throws SQLException {
    made();
    for (String column : List.of("email", "note")) {
      scene.run(
          past,
          "drop table contact",
          DEFINITION,
          "insert into contact (id, " + column + ") values (2, 'plain')");
      assertRefused(
          "HC-1334",
          "select * from contact",
          "insert into contact (id, note) values (3, 'secret')");
      for (RewritingOptions each :
          List.of(RewritingOptions.usual(), RewritingOptions.usual().asDryRun())) {
        assertThatThrownBy(() -> Job.ENCRYPT.run(known, each, ColumnProgress.none()))
            .hasMessageMatching("(?s).*\\[HC-13(34|62)].*");
      }
      assertThat(Hushcell.columns(known).status()).isEmpty();
    }
  }

  @Test
  void aColumnRenamedWithoutItsCheckAndMadeAgainIsNoticed() throws SQLException {
    made();
    for (String column : List.of("email", "note")) {
      dropCheck(column);
      rename(column, "former");
      scene.run(past, "alter table contact add " + column + " varchar(100)");
      assertRefused(
          "HC-2132",
          "select " + column + " from contact",
          "update contact set " + column + " = 'secret'");
      scene.run(past, "alter table contact drop column " + column);
      rename("former", column);
      driver.passLease();
      assertThat(Found.rows(known, "select " + column + " from contact")).hasSize(1);
    }
  }

  @Test
  void namesExchangedWithoutTheirChecksAreNoticed() throws SQLException {
    made();
    for (List<String> pair : List.of(List.of("email", "town"), List.of("note", "street"))) {
      dropCheck(pair.get(0));
      dropCheck(pair.get(1));
      exchange(pair);
      assertRefused(
          "HC-2132", "select * from contact", "update contact set " + pair.get(0) + " = 'secret'");
      exchange(pair);
      driver.passLease();
      assertThat(Found.rows(known, "select * from contact")).containsExactly("1|ada|n1|London|s1");
    }
  }

  private void exchange(List<String> pair) throws SQLException {
    rename(pair.get(0), "between_names");
    rename(pair.get(1), pair.get(0));
    rename("between_names", pair.get(1));
  }

  /** It is told, not refused: the cells are those of the column. */
  @Test
  void aCheckThatWasDroppedIsNoRenaming() throws SQLException {
    made();
    dropCheck("email");
    dropCheck("note");
    driver.passLease();
    scene.run(known, "insert into contact values (2, 'bob', 'n2', 'Paris', 's2')");
    assertThat(Found.rows(known, "select email, note from contact where email = 'bob'"))
        .containsExactly("bob|n2");
    List<String> open = Hushcell.status(known).open();
    assertThat(open).hasSize(2).allMatch(each -> each.contains("has no CHECK of cells"));
    for (String each : open) {
      scene.run(past, each.substring(each.indexOf("ALTER TABLE")));
    }
    driver.passLease();
    assertThat(Hushcell.status(known).open()).isEmpty();
  }

  private boolean isMysql() {
    return server.words().names().contains("mysql-itself");
  }

  @Test
  @EveryServer
  void aCheckThatIsKeptAndDoesNotCountIsToldAlike() throws SQLException {
    assumeTrue(isMysql(), "only there a CHECK may not count");
    made();
    scene.run(past, "alter table contact alter check " + check("email") + " not enforced");
    driver.passLease();
    assertThat(Hushcell.status(known).open())
        .singleElement()
        .asString()
        .contains("contact.email has no CHECK of cells");
    scene.run(past, "alter table contact alter check " + check("email") + " enforced");
    driver.passLease();
    assertThat(Hushcell.status(known).open()).isEmpty();
  }

  @Test
  void aColumnRenamedThroughTheDriverGoesOn() throws SQLException {
    assumeFalse(isMysql(), "it renames no column that a CHECK names");
    made();
    scene.run(known, "alter table contact rename column town to place");
    driver.passLease();
    scene.run(known, "update contact set place = 'Rome'");
    assertThat(Found.rows(known, "select place from contact")).containsExactly("Rome");
  }

  /** The CHECK of such a column may be shown with its letters written otherwise. */
  @Test
  void aNameWithLettersBeyondAsciiIsNoticedAlike() throws SQLException {
    scene.run(
        known,
        "create table kunde (id int primary key, prénom varchar(50))",
        "insert into kunde values (1, 'Zoë')");
    driver.passLease();
    assertThat(Found.rows(known, "select prénom from kunde")).containsExactly("Zoë");
    assertThat(Hushcell.status(known).open()).isEmpty();
    assumeFalse(isMysql(), "it renames no column that a CHECK names");
    scene.run(past, "alter table kunde rename column prénom to nom");
    assertRefused("HC-2132", "select * from kunde", "insert into kunde values (2, 'secret')");
  }
}
