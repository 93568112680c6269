package dev.hushcell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.cli.CommandScene.Ran;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code hushcell column rebind} prints, how it ends, and what it changes. */
class ColumnRebindCommandTests {
  @TempDir private Path directory;
  private CommandScene scene;

  @BeforeEach
  void begin() throws Exception {
    scene = new CommandScene(directory);
    scene.configure(
        "keys",
        scene.configuration,
        """
        columns:
          contact.email: { search: equality }
          pay.amount: { belongs-to: id }
          old.amount: { belongs-to: id }
        """);
    scene.ours(
        "create table pay (id bigint primary key, amount varchar(40), note varchar(40))",
        "insert into pay (id, amount) values (17, 'Zq9a'), (18, 'Zq9b'), (19, null)");
  }

  private Ran rebind(String... more) {
    List<String> all = new ArrayList<>(List.of("column", "rebind", "public.pay"));
    all.addAll(List.of("--column", "amount"));
    all.addAll(Arrays.asList(more));
    return scene.onDatabase(all.toArray(String[]::new));
  }

  @Test
  void listsCellsInOtherRows() throws Exception {
    assertThat(scene.onDatabase("doctor").out())
        .contains("PUBLIC.PAY.AMOUNT has cells that belong to their rows, by ID;")
        .doesNotContain("EMAIL has cells that belong");
    Ran none = rebind();
    assertThat(none.code()).as(none.err()).isZero();
    assertThat(none.out()).contains("0 cells are in other rows");
    scene.plain("update pay set id = id + 1000");
    Ran found = rebind();
    assertThat(found.code()).isEqualTo(HushcellCommand.FOUND);
    assertThat(found.out().lines())
        .containsExactly(
            "found  row 1017 has a cell of row 17",
            "found  row 1018 has a cell of row 18",
            "2 cells are in other rows than they were sealed for")
        .noneMatch(line -> line.contains("Zq9"));
    JsonNode json = JsonMapper.builder().build().readTree(rebind("--json").out());
    assertThat(json.get(0).get("from").asString()).isEqualTo("17");
    assertThat(json.get(1).get("to").asString()).isEqualTo("1018");
  }

  @Test
  void aDryRunSaysWhichMovesAreSoAndChangesNothing() throws Exception {
    scene.plain("update pay set id = id + 1000");
    Ran ran = rebind("--dry-run", "--move", "17:1017", "--move", "18:1017");
    assertThat(ran.code()).isEqualTo(HushcellCommand.FOUND);
    assertThat(ran.out())
        .contains("named  row 1017 has a cell of row 17", "found  row 1018 has a cell of row 18")
        .contains("NOT SO row 1017 has a cell of row 18");
    assertThat(rebind().out()).contains("2 cells are in other rows");
  }

  @Test
  void mendsTheMovesThatAreNamed() throws Exception {
    scene.plain("update pay set id = id + 1000");
    Ran moved = rebind("--move", "17:1017");
    assertThat(moved.code()).as(moved.err()).isZero();
    assertThat(moved.out().strip()).isEqualTo("moved  row 1017 has a cell of row 17");
    assertThat(rebind().out())
        .contains("found  row 1018 has a cell of row 18")
        .contains("1 cells are in other rows");
  }

  @Test
  void refusesWhatIsNoMove() throws Exception {
    scene.plain(
        "update pay set id = 1018 where id = 18",
        "update pay set amount = (select p.amount from pay p where p.id = 17) where id = 19");
    Ran copied = rebind("--move", "18:1018", "--move", "17:19");
    assertThat(copied.code()).isEqualTo(HushcellCommand.FAILED);
    assertThat(copied.err()).contains("HC-1373", "copy").doesNotContain("Zq9");
    assertThat(rebind().out()).contains("2 cells are in other rows");
    for (String wrong : List.of("17", ":17", "17:", "")) {
      Ran ran = rebind("--move", wrong);
      assertThat(ran.code()).as(wrong).isEqualTo(2);
      assertThat(ran.err()).contains("--move takes the key");
    }
    Ran other = scene.onDatabase("column", "rebind", "public.contact", "--column", "email");
    assertThat(other.err()).contains("HC-1373", "no cells that belong to their rows");
  }

  @Test
  void jobsBringCellsOfRowsInAndOut() throws Exception {
    scene.plain(
        "create table old (id bigint primary key, amount varchar(40))",
        "insert into old values (1, 'Zq9old')");
    assertThat(job("encrypt", "public.old").code()).isZero();
    scene.plain("update old set id = 2");
    Ran refused = job("rotate-key", "public.old");
    assertThat(refused.err()).contains("HC-3015", "hushcell column rebind");
    Ran mended =
        scene.onDatabase("column", "rebind", "public.old", "--column", "amount", "--move", "1:2");
    assertThat(mended.code()).as(mended.err()).isZero();
    Matcher begun = Pattern.compile("hc_[0-9a-f]{8}").matcher(refused.out() + refused.err());
    assertThat(begun.find()).as(refused.out()).isTrue();
    assertThat(job("resume", begun.group()).code()).isZero();
    assertThat(job("decrypt", "public.old").code()).isZero();
    Ran listed = scene.onDatabase("column", "status");
    assertThat(listed.out()).contains("encrypted", "changed", "decrypted");
    Ran both =
        job("change", "public.pay", "--column", "amount", "--belongs-to", "id", "--no-belongs-to");
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.err()).contains("exclude each other");
    assertThat(job("change", "public.pay", "--column", "amount", "--no-belongs-to").code())
        .isZero();
    assertThat(rebind().err()).contains("HC-1373");
    assertThat(job("change", "public.pay", "--column", "amount", "--belongs-to", "ID").code())
        .isZero();
    assertThat(rebind().out()).contains("0 cells are in other rows");
    Ran searched = job("change", "public.pay", "--column", "amount", "--search", "EQUALITY");
    assertThat(searched.err()).contains("belongs-to and search or narrow");
  }

  private Ran job(String... args) {
    List<String> all = new ArrayList<>(List.of("column"));
    all.addAll(Arrays.asList(args));
    all.add("--only-process");
    return scene.onDatabase(all.toArray(String[]::new));
  }
}
