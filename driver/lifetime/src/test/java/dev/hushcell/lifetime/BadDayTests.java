package dev.hushcell.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.keystores.pkcs11.SoftHsm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each error of an administrator's day that the documents list, made to happen. */
class BadDayTests {
  private static final Path PAGE = Path.of("..", "docs", "keys.md");
  private static final String HEADING = "## Twenty-five bad days";

  @TempDir private Path directory;

  static List<BadDay> days() {
    return Stream.of(FileDays.all(), ServiceDays.all(), CatalogueDays.all())
        .flatMap(List::stream)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("days")
  void itsMessageHasACodeAndSaysWhatToDo(BadDay day) throws Exception {
    SQLException told = day.provocation().in(new Scene(directory));
    assertThat(told.getMessage()).contains("[" + day.code() + "]").contains(day.advice());
    assertThat(told.getErrorCode()).isEqualTo(Integer.parseInt(day.code().substring(3)));
    assertThat(Scene.messages(told))
        .noneMatch(message -> message.contains(Stores.PASSWORD))
        .noneMatch(message -> message.contains(SoftHsm.PIN))
        .noneMatch(message -> message.contains("ada@example.org"));
  }

  @Test
  void theDocumentsListThem() throws IOException {
    List<String> rows = new ArrayList<>();
    String page = Files.readString(PAGE);
    String section = page.substring(page.indexOf(HEADING) + HEADING.length()).split("\n## ", 2)[0];
    for (String line : section.lines().toList()) {
      String[] cells = line.split("\\|", -1);
      if (cells.length > 3 && cells[2].contains("HC-")) {
        rows.add(cells[1].strip() + " | " + cells[2].strip());
        assertThat(cells[3].strip()).as("next action of " + cells[1]).isNotEmpty();
      }
    }
    assertThat(rows)
        .containsExactlyElementsOf(
            days().stream().map(day -> day.what() + " | `" + day.code() + "`").toList())
        .hasSize(25);
  }
}
