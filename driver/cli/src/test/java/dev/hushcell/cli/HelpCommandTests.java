package dev.hushcell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.cli.CommandScene.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelpCommandTests {
  private static final Path DOCS = Path.of("../docs");

  @TempDir private Path directory;
  private CommandScene scene;

  @BeforeEach
  void makeAScene() throws IOException, SQLException {
    scene = new CommandScene(directory);
  }

  @Test
  void showsWhatACommandTakes() {
    assertThat(scene.run("help", "key", "destroy").out())
        .contains("Usage: hushcell key destroy", "--kek=NAME", "--data-key=SCHEMA.NAME");
  }

  @Test
  void showsTheEntryOfACodeAndNoOther() {
    Ran entry = scene.run("help", "HC-1207");
    assertThat(entry.out()).startsWith("### HC-1207").doesNotContain("### HC-1208");
    for (String typed : new String[] {"2107", "[HC-2107]", "hc-2107", "hc2107"}) {
      assertThat(scene.run("help", typed).out()).as(typed).startsWith("### HC-2107");
    }
  }

  @Test
  void showsEachPageThatItLists() throws IOException {
    String list = scene.run("help").out();
    try (Stream<Path> pages = Files.walk(DOCS)) {
      assertThat(
              pages
                  .map(each -> DOCS.relativize(each).toString())
                  .filter(each -> each.endsWith(".md") && !each.matches("(decisions|site)\\b.*"))
                  .map(each -> each.replace(".md", "")))
          .hasSizeGreaterThan(20)
          .allSatisfy(
              each -> {
                assertThat(list).contains(each);
                Ran page = scene.run("help", each);
                assertThat(page.out())
                    .isEqualToNormalizingNewlines(
                        Files.readString(DOCS.resolve(each + ".md")).strip() + "\n");
              });
    }
  }

  @Test
  void saysWhatThereIsNot() {
    Ran ran = scene.run("help", "nothing", "such");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("no command, code or page nothing such");
  }
}
