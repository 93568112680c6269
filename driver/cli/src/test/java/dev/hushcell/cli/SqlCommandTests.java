package dev.hushcell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.cli.CommandScene.Ran;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SqlCommandTests {
  @TempDir private Path directory;
  private CommandScene scene;

  @BeforeEach
  void makeATableWithACell() throws IOException, SQLException {
    scene = new CommandScene(directory);
  }

  private Ran typed(String input, String... more) {
    String[] all = new String[more.length + 5];
    all[0] = "sql";
    System.arraycopy(more, 0, all, 1, more.length);
    all[more.length + 1] = "--url";
    all[more.length + 2] = scene.url;
    all[more.length + 3] = "--config";
    all[more.length + 4] = scene.configuration.toString();
    return scene.run(Map.of(), input, all);
  }

  @Test
  void showsWhatIsSentAndWhatIsOpened() {
    Ran ran =
        typed(
            """
            insert into contact values (2, 'grace@example.com');
            select id, email
            from contact
            where email = 'grace@example.com';
            """);
    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    assertThat(ran.out())
        .contains("sealed as PUBLIC.CONTACT.EMAIL (search: equality)")
        .contains(
            "sends            insert into contact (\"ID\", \"EMAIL\") values (<number>, <sealed>)")
        .contains("1 row changed")
        .contains("compared as PUBLIC.CONTACT.EMAIL")
        .contains("opened as PUBLIC.CONTACT.EMAIL")
        .containsPattern("ID \\| EMAIL \\(opened\\)\n-+\\+-+\n2 +\\| grace@example.com\n1 row\n");
  }

  @Test
  void asksForParameters() {
    Ran ran = typed("select id from contact where email = ?;\nada@example.com\nexit\nnonsense;\n");
    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    assertThat(ran.out())
        .contains("parameter 1 at 1:38", "compared as PUBLIC.CONTACT.EMAIL", "1 row\n")
        .doesNotContain("nonsense");
  }

  @Test
  void semicolonsInLiteralsAndCommentsEndNothing() {
    Ran ran = typed("select 'a;\nb' as x\n;\nselect 1 /* ;\n */ as y;\nselect 2 as z");
    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    assertThat(ran.out()).contains("X\n----\na;·b\n1 row", "Y\n-\n1\n1 row", "Z\n-\n2\n1 row");
  }

  @Test
  void whatIsRefusedOrFailsIsToldAndTheNextIsRun() {
    Ran ran =
        typed("select id from contact order by email;\nselect * from nowhere;\nselect 7 as x;\n");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains("HC-2107", "failed", "X\n-\n7\n");
    Ran stopped = typed("select id from contact order by email;\nselect 7 as x;\n", "--stop");
    assertThat(stopped.code()).isEqualTo(1);
    assertThat(stopped.out()).doesNotContain("select 7");
  }

  @Test
  void whatATerminalWouldObeyIsNotPrinted() {
    Ran ran = typed("select '\u001b[2J' as x, null as y;");
    assertThat(ran.out()).contains("·[2J | NULL").doesNotContain("\u001b");
  }

  @Test
  void rowsAreLimitedAndBytesAreHexadecimal() {
    Ran ran = typed("select x, x'0aff' as b from system_range(1, 5);", "--rows", "2");
    assertThat(ran.out()).contains("| 0aff\n", "the first 2 rows");
    assertThat(typed("", "--rows", "0").code()).isEqualTo(2);
  }

  @Test
  void isOneJsonObjectOnRequest() {
    Ran ran =
        typed("", "--json", "select id, email from contact; select id from contact order by email");
    assertThat(ran.code()).isEqualTo(1);
    JsonNode tree = JsonMapper.builder().build().readTree(ran.out());
    assertThat(tree.get("failed").asInt()).isEqualTo(1);
    JsonNode first = tree.get("statements").get(0);
    assertThat(first.get("what").asString()).isEqualTo("touches");
    assertThat(first.get("columns").get(1).get("treatment").asString()).isEqualTo("opened");
    assertThat(first.get("rows").get(0).get(1).asString()).isEqualTo("ada@example.com");
    JsonNode second = tree.get("statements").get(1);
    assertThat(second.get("failure").get("code").asString()).isEqualTo("HC-2107");
  }

  @Test
  void aScriptIsRun() throws IOException {
    Path script = directory.resolve("all.sql");
    Files.writeString(script, "select 1 as a;\nselect 2 as b;\n");
    Ran ran = typed("", "--file", script.toString());
    assertThat(ran.out()).contains("> select 1 as a\n", "> select 2 as b\n");
    assertThat(typed("", "--file", script.toString(), "select 1").code()).isEqualTo(2);
  }

  @Test
  @Timeout(60)
  void linesAreEditedUntilTheirEnd() throws IOException {
    String keys = "selekt\u007f\u007f\u007fect 1;\n";
    try (Terminal terminal =
            TerminalBuilder.builder()
                .system(false)
                .type("xterm")
                .streams(
                    new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)),
                    new ByteArrayOutputStream())
                .build();
        EditedLines lines = new EditedLines(terminal)) {
      assertThat(lines.next("> ")).contains("select 1;");
      assertThat(lines.next("> ")).isEmpty();
    }
  }

  @Test
  void controlCForgetsWhatWasTyped() {
    LineReader interrupted =
        (LineReader)
            Proxy.newProxyInstance(
                LineReader.class.getClassLoader(),
                new Class<?>[] {LineReader.class},
                (proxy, method, arguments) -> {
                  throw new UserInterruptException("select");
                });
    assertThat(EditedLines.next(interrupted, "> ")).contains(Lines.CLEAR);
  }

  @Test
  void whatWasForgottenIsNotRun() {
    Ran ran = typed("select 1 as a,\n" + Lines.CLEAR + "\nselect 2 as b;\n");
    assertThat(ran.out()).contains("B\n-\n2\n").doesNotContain("as a");
  }
}
