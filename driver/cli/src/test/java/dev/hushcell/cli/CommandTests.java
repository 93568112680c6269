package dev.hushcell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.cli.CommandScene.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandTests {
  @TempDir private Path directory;
  private CommandScene scene;
  private String url;
  private Path configuration;

  @BeforeEach
  void makeATableWithACell() throws IOException, SQLException {
    scene = new CommandScene(directory);
    url = scene.url;
    configuration = scene.configuration;
  }

  private Ran run(String... args) {
    return scene.run(args);
  }

  private Ran onDatabase(String... args) {
    return scene.onDatabase(args);
  }

  @Test
  void statusShowsColumnsKeysAndModule() {
    Ran status = onDatabase("status");
    assertThat(status.code()).as(status.err()).isZero();
    assertThat(status.out())
        .contains("BC-FJA", "approved mode only: yes", "PUBLIC.CONTACT.EMAIL", "crm-master")
        .contains("certified, CMVP 4943", "names this very version")
        .contains("link        none: ", "disk        plain: ", "in clear    TRACE_LEVEL_FILE=1: ")
        .doesNotContain("ada@example.com", CommandScene.PASSWORD);
  }

  @Test
  void statusIsJsonOnRequest() {
    Ran status = onDatabase("status", "--json");
    JsonNode tree = JsonMapper.builder().build().readTree(status.out());
    assertThat(tree.get("columns").get(0).get("name").asString()).isEqualTo("PUBLIC.CONTACT.EMAIL");
    assertThat(tree.get("keys").get("dataKeys").size()).isEqualTo(1);
    assertThat(tree.get("module").get("approvedOnly").asBoolean()).isTrue();
    assertThat(tree.get("module").get("choice").asString()).isEqualTo("certified");
    assertThat(tree.get("link").get("reach").asString()).isEqualTo("IN_PROCESS");
    assertThat(tree.get("disk").get("atRest").asString()).isEqualTo("PLAIN");
    assertThat(tree.get("disk").get("clear").get(0).get("name").asString())
        .isEqualTo("TRACE_LEVEL_FILE");
  }

  @Test
  void versionOfTheModuleThatIsNotThereIsRefusedWithWhatToDo() throws IOException {
    Files.writeString(
        scene.configuration, "fips: { module: patched }\n", StandardOpenOption.APPEND);
    Ran status = onDatabase("status");
    assertThat(status.code()).isEqualTo(3);
    assertThat(status.err())
        .contains("HC-1101", "is the original bc-fips-2.1.3.jar", "fips.module: certified");
  }

  @Test
  void theUrlMayBeWrittenWithoutThePrefix() {
    Ran status =
        run(
            "status",
            "--url",
            url.replace("jdbc:hushcell:", "jdbc:"),
            "--config",
            configuration.toString());
    assertThat(status.out()).contains("PUBLIC.CONTACT.EMAIL");
  }

  @Test
  void doctorFindsNothingInAGoodDatabaseAndAColumnThatIsGone() throws SQLException {
    Ran good = onDatabase("doctor");
    assertThat(good.out()).doesNotContain("TROUBLE");
    assertThat(good.code()).isZero();
    try (Connection plain =
            DriverManager.getConnection(url.replace("jdbc:hushcell:", "jdbc:"), "", "");
        Statement statement = plain.createStatement()) {
      statement.execute("drop table contact");
    }
    Ran bad = onDatabase("doctor");
    assertThat(bad.out()).contains("TROUBLE", "PUBLIC.CONTACT.EMAIL");
    assertThat(bad.code()).isEqualTo(1);
  }

  @Test
  void explainEndsWithOneWhereAStatementWouldBeRefused() {
    Ran fine = onDatabase("explain", "select id from contact where email = 'x'");
    assertThat(fine.code()).as(fine.err()).isZero();
    Ran refused = onDatabase("explain", "select id from contact order by email");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.out())
        .contains("refused  [HC-2107]", "see      hushcell help HC-2107")
        .doesNotContain("driver/docs");
  }

  @Test
  void explainReadsAScript() throws IOException {
    Path script = directory.resolve("all.sql");
    Files.writeString(script, "select 1;\nselect id from contact where email like 'a%';\n");
    Ran linted = onDatabase("explain", "--file", script.toString());
    assertThat(linted.code()).isEqualTo(1);
    assertThat(linted.out()).contains("all.sql:2", "1 refused");
    Ran json = onDatabase("explain", "--json", "--file", script.toString());
    assertThat(JsonMapper.builder().build().readTree(json.out()).get("statements").size())
        .isEqualTo(2);
  }

  @Test
  void initPrintsWhatAnAdministratorRuns() {
    Ran printed = onDatabase("init", "--print", "PUBLIC");
    assertThat(printed.out())
        .contains("CREATE TABLE IF NOT EXISTS \"PUBLIC\".hushcell_key", "GRANT SELECT");
  }

  @Test
  void initCountsWhatIsDeclaredAndWhatIsProtected() throws IOException {
    assertThat(onDatabase("init").out())
        .contains("is in approved mode", "1 column is declared, 1 column is protected");
    scene.configure(
        "keys", configuration, "columns:\n  contact.email: { search: equality }\n  lead.tax: {}\n");
    assertThat(onDatabase("init").out()).contains("2 columns are declared, 1 column is protected");
    JsonNode json = JsonMapper.builder().build().readTree(onDatabase("init", "--json").out());
    assertThat(json.get("declared").asInt()).isEqualTo(2);
  }

  @Test
  void discoverProposesWithoutShowingValues() throws SQLException {
    String plain = "jdbc:h2:file:" + directory.resolve("plain");
    try (Connection connection = DriverManager.getConnection(plain);
        Statement statement = connection.createStatement()) {
      statement.execute("create table person(id int, email varchar(100))");
      statement.execute("insert into person values (1, 'grace@example.com')");
    }
    Ran found = run("discover", "--url", plain);
    assertThat(found.code()).as(found.err()).isZero();
    assertThat(found.out()).containsIgnoringCase("person.email").doesNotContain("grace");
  }

  @Test
  void keysAreRotatedMovedAndDestroyed() throws IOException {
    Ran dry = onDatabase("key", "rotate", "--dry-run", "--even-if-recent");
    assertThat(dry.out()).as(dry.err()).contains("would change");
    Ran rotated = onDatabase("key", "rotate", "--even-if-recent");
    assertThat(rotated.out()).as(rotated.err()).contains("changed from crm-master");
    Ran again = onDatabase("key", "rotate");
    assertThat(again.code()).as("within a day").isEqualTo(3);
    assertThat(again.err()).contains("HC-");

    Ran destroy = onDatabase("key", "destroy", "--kek", "crm-master", "--no-other-database");
    assertThat(destroy.out()).as(destroy.err()).contains("to be destroyed not before");
    assertThat(onDatabase("key", "status").out()).contains("TO BE DESTROYED");
    assertThat(onDatabase("key", "destroy-due").out()).contains("nothing is due");
    Ran cancelled = onDatabase("key", "cancel", "--kek", "crm-master");
    assertThat(cancelled.out()).as(cancelled.err()).contains("not to be destroyed any more");

    Path other = directory.resolve("other.yaml");
    scene.configure("other.bcfks", other, "");
    Ran moved = onDatabase("key", "move", other.toString(), "--even-if-recent");
    assertThat(moved.out()).as(moved.err()).contains("other.bcfks");
  }

  @Test
  void cellsAreCountedOnRequestAndKeepTheirKey() {
    assertThat(onDatabase("key", "status").out()).doesNotContain("cells");
    Ran counted = onDatabase("key", "status", "--cells");
    assertThat(counted.out())
        .as(counted.err())
        .containsPattern("PUBLIC.CONTACT.EMAIL +1 under data key contact.email, version 1");
    JsonNode tree =
        JsonMapper.builder()
            .build()
            .readTree(onDatabase("key", "status", "--cells", "--json").out());
    assertThat(tree.get("cells").get(0).get("cells").asInt()).isEqualTo(1);
    assertThat(tree.get("keys").get("dataKeys").size()).isEqualTo(1);
    String[] destroy = {
      "key", "destroy", "--data-key", "PUBLIC.contact.email", "--no-other-database"
    };
    Ran refused = onDatabase(destroy);
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("HC-1359", "1 cells of PUBLIC.CONTACT.EMAIL");
    Ran stated =
        onDatabase(
            Stream.concat(Stream.of(destroy), Stream.of("--with-cells")).toArray(String[]::new));
    assertThat(stated.out()).as(stated.err()).contains("to be destroyed not before");
  }

  @Test
  void aDestructionNeedsTheStatementAboutOtherDatabases() {
    onDatabase("key", "rotate", "--even-if-recent");
    Ran refused = onDatabase("key", "destroy", "--kek", "crm-master");
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err())
        .contains("HC-1348", "If you are sure, add --no-other-database", "hushcell help HC-1348");
  }

  @Test
  void keyDestroySaysWhichOptionsItWants() {
    Ran nothing = onDatabase("key", "destroy");
    assertThat(nothing.code()).isEqualTo(2);
    assertThat(nothing.err()).contains("--kek=NAME", "--data-key=SCHEMA.NAME");
    Ran cells =
        onDatabase("key", "destroy", "--data-key", "PUBLIC.contact.email", "--no-other-database");
    assertThat(cells.err()).contains("HC-1359", "If you are sure, add --with-cells");
  }

  @Test
  void whatFailsIsAJsonObjectToo() {
    Ran refused = onDatabase("key", "destroy", "--kek", "crm-master", "--json");
    JsonNode error = JsonMapper.builder().build().readTree(refused.out()).get("error");
    assertThat(error.get("code").asString()).isEqualTo("HC-1348");
    assertThat(error.get("hint").asString()).contains("--no-other-database");
    assertThat(error.get("message").asString()).startsWith("[HC-1348]");
  }

  @Test
  void aTableThatIsNotThereIsSaidToBeMissing() {
    assertThat(onDatabase("column", "encrypt", "public.nope").err())
        .contains("[HC-1338] there is no table public.nope");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "init",
        "init --print PUBLIC",
        "status",
        "doctor",
        "explain select#1",
        "sql select#1",
        "discover",
        "key status",
        "key status --cells",
        "key rotate --dry-run --even-if-recent",
        "key destroy-due",
        "column status",
        "column encrypt PUBLIC.CONTACT --dry-run",
        "column encrypt PUBLIC.NOPE",
        "status --no-such-option",
        "column encrypt",
        "status --config no-such.yaml"
      })
  void jsonIsAlwaysOneObject(String line) {
    String[] words = (line + " --json").split(" ");
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].replace('#', ' ');
    }
    Ran ran = line.contains("--config") ? run(withUrl(words)) : onDatabase(words);
    assertThat(ran.out()).as(ran.err()).startsWith("{");
    assertThat(JsonMapper.builder().build().readTree(ran.out()).isObject()).isTrue();
  }

  private String[] withUrl(String... words) {
    return Stream.concat(Stream.of(words), Stream.of("--url", url)).toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "help no-such-page",
        "explain --url jdbc:h2:mem:a",
        "explain --url jdbc:h2:mem:a --file x.sql select",
        "key destroy --url jdbc:h2:mem:a",
        "status --url mysql://nowhere",
        "status --url jdbc:h2:mem:a --password-env NO_SUCH_VARIABLE",
        "status --url jdbc:h2:mem:a --driver no-such.jar",
        "key confirm-destroyed --url jdbc:h2:mem:a --data-key A.b",
        "nonsense"
      })
  void wrongUsageIsToldAndEndsWithTwo(String line) {
    Ran ran = run(line.split(" "));
    assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(2);
    assertThat(ran.err()).isNotBlank().doesNotContain("Exception");
  }

  @Test
  void whatTheDriverRefusesIsToldWithItsCodeAndEndsWithThree() throws Exception {
    Path own = Files.createDirectory(directory.resolve("own"));
    CommandScene sealed = new CommandScene(own, "keys.bcfks");
    Files.writeString(own.resolve("password"), "some other long password");
    Ran ran = sealed.onDatabase("status");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err()).contains("[HC-12").doesNotContain("\tat ");
  }
}
