package dev.hushcell.contract.h2;

import static dev.hushcell.contract.Overheard.MARK;

import dev.hushcell.contract.Overheard;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachH2;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Code in literals that H2 runs, or compiles. What is not read to its end is not sent; {@code {m}}
 * is the value of a protected column, {@code {f}} a file.
 */
@EachH2
class RunCodeTests {
  private static final String COLUMNS =
      "columns: { contact.email: { search: equality, compare: exact } }\n";

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void tables() throws Exception {
    scene = Scene.of(server, directory, COLUMNS);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(
          ours,
          "create table contact (id int primary key, name varchar(40), email varchar(60))",
          "create table note (id int, text varchar(90))",
          "insert into contact (id, email) values (1, 'ada@example.com')");
      scene.run(plain, "create synonym hidden for contact");
    }
  }

  private String written(String text) {
    return text.replace("{m}", MARK).replace("{f}", directory.resolve("out.csv").toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call csvwrite('{f}', 'select id from U&\"\\0043ONTACT\" where name = ''{m}''')",
        "call csvwrite('{f}', 'select id from hidden where name = ''{m}''')",
        "delete from note where id = csvwrite('{f}', 'select id from hidden where name = ''{m}''')",
        "call U&\"CSV\\0057RITE\"('{f}', 'select id from con' || 'tact where name = ''{m}''')",
        "call csvwrite('{f}', 'select ''{m}')",
        "execute immediate 'update con' || 'tact set name = ''{m}'''",
        "execute immediate 'select ''{m}'",
        "create linked table l('', 'jdbc:h2:mem:x', '', '', 'con' || 'tact {m}')",
        "create linked table l('', 'jdbc:h2:mem:x', '', '',"
            + " '(select id from U&\"\\0043ONTACT\" where name = ''{m}'')')",
        "create alias f as 'String f() { return \"con\" + \"tact {m}\"; }'",
        "create alias f as 'String f' || '() { return \"con\" + \"tact {m}\"; }'",
        "create trigger t before insert on note for each row as"
            + " 'org.h2.api.Trigger create() { return null; } // {m}'"
      })
  void refusesWhatIsRun(String text) throws SQLException {
    Overheard.requireKept(scene, written(text));
  }

  /** Its name stands in no text before, and then in a literal only. */
  @Test
  void findsASynonymThatOthersMadeMeanwhile() throws SQLException {
    try (Overheard ours = new Overheard(scene);
        Connection plain = scene.plain()) {
      ours.requireSent("select id from note");
      ours.requireSent("select id from contact");
      ours.requireSent(written("select csvwrite('{f}', 'select id from note') from note"));
      scene.run(plain, "create synonym made for contact");
      ours.requireKept(
          written("select csvwrite('{f}', 'select id from made where name = ''{m}''') from note"));
      ours.requireKept(written("call csvwrite('{f}', 'select id from made where name = ''{m}''')"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call csvwrite('{f}', ?)",
        "call csvwrite('{f}', 'select id from hidden where name = ''' || ? || '''')"
      })
  void refusesItWithParameters(String text) throws SQLException {
    Overheard.requireKept(scene, written(text), MARK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call csvwrite('{f}', 'select ''it [ {'' from note')",
        "insert into note values (9, 'it''s {half [ select')",
        "insert into note values (9, $$it's half select$$)",
        "comment on table note is 'it''s'",
        "create alias root for 'java.lang.Math.sqrt'"
      })
  void sendsWhatTouchesNothing(String text) throws SQLException {
    Overheard.requireSent(scene, written(text));
  }
}
