package dev.hushcell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.cli.CommandScene.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What commands tell of columns whose cells fall into groups. */
class GroupCommandTests {
  private static final String CONTACT = "columns:\n  contact.email: { search: equality }\n";

  @TempDir private Path directory;
  private CommandScene scene;

  /** One in a hundred streets is the commonest one. */
  @BeforeEach
  void begin() throws Exception {
    scene = new CommandScene(directory);
    scene.plain(
        "create table person (id int primary key, street varchar(40))",
        "insert into person select x, case mod(x, 100) when 0 then 'Main Street' else 'Street ' || x"
            + " end from system_range(1, 8000)");
    declare("narrow: { whole: true, groups: 8 }");
  }

  private void declare(String narrow) throws Exception {
    scene.configure("keys", scene.configuration, CONTACT + "  person.street: { " + narrow + " }\n");
  }

  private Ran encrypt(String... options) {
    String[] all = new String[options.length + 4];
    all[0] = "column";
    all[1] = "encrypt";
    all[2] = "PUBLIC.PERSON";
    all[3] = "--only-process";
    System.arraycopy(options, 0, all, 4, options.length);
    return scene.onDatabase(all);
  }

  private JsonNode json(String... command) {
    Ran ran = scene.onDatabase(command);
    return JsonMapper.builder().build().readTree(ran.out());
  }

  @Test
  void aDryRunTellsWhatGroupsTell() {
    Ran dry = encrypt("--dry-run");
    assertThat(dry.code()).as(dry.err()).isZero();
    assertThat(dry.out())
        .contains(
            "groups    STREET: 8; the commonest value is 1.00 % of 8000 values, and 7.48 % of its"
                + " group; the smallest group has ",
            "; fitting: 8",
            "groups    0 of 8000 rows are alone in the groups of all columns together")
        .doesNotContain("Main");
    JsonNode leak =
        json("column", "encrypt", "PUBLIC.PERSON", "--only-process", "--dry-run", "--json")
            .at("/forecast/leak");
    assertThat(leak.at("/rows").asInt()).isEqualTo(8000);
    assertThat(leak.at("/columns/0/commonest").asInt()).isEqualTo(80);
    assertThat(leak.at("/columns/0/narrow/groups").asInt()).isEqualTo(8);
  }

  @Test
  void whatIsNotAcceptedIsRefusedWithTheLineToAdd() throws Exception {
    declare("narrow: { whole: true, groups: 16 }");
    Ran refused = encrypt();
    assertThat(refused.code()).isNotZero();
    assertThat(refused.err())
        .contains("[HC-1372]", "use groups: 8, or write accept: fingerprint beside narrow")
        .doesNotContain("Main");
    declare("narrow: { whole: true, groups: 16 }, accept: [fingerprint, common-values]");
    assertThat(encrypt().code()).isZero();
  }

  @Test
  void statusAndDoctorShowGroups() throws Exception {
    assertThat(encrypt().code()).isZero();
    assertThat(scene.onDatabase("status").out()).contains("narrow: { whole: true, groups: 8 }");
    JsonNode columns = json("status", "--json").at("/columns");
    assertThat(columns.get(1).at("/narrow/groups").asInt()).isEqualTo(8);
    assertThat(columns.get(1).at("/narrow/first").asInt()).isZero();
    assertThat(scene.onDatabase("doctor").out())
        .contains(
            "fine     PUBLIC.PERSON.STREET has 8000 values in groups, narrow: { whole: true, groups:"
                + " 8 }");
    scene.plain("delete from person where id > 4000");
    assertThat(scene.onDatabase("doctor").out())
        .contains("note     PUBLIC.PERSON.STREET has 4000 values", "too many groups for them");
  }

  @Test
  void theDoctorSeesThatATableHasGrown() throws Exception {
    declare("narrow: { whole: true, groups: 2 }");
    assertThat(encrypt().code()).isZero();
    String grown = "insert into person select id + %d, street from person where street is not null";
    scene.plain(grown.formatted(10_000), grown.formatted(20_000));
    assertThat(scene.onDatabase("doctor").out())
        .contains("32000 values in groups", "more groups would find rows faster");
    scene.plain(
        "update person set street = (select street from person where id = 1) where id > 9000");
    assertThat(scene.onDatabase("doctor").out()).contains("it shows a common value or beginning");
  }
}
