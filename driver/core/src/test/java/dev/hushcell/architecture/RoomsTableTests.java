package dev.hushcell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The table of rooms on the page of the architecture says what the rules say, and the rules allow
 * nothing that nobody does. To write its last column from the rules, run with {@code
 * -Dhushcell.docs.record=true}, read the difference and commit it.
 */
class RoomsTableTests {
  private static final Path PAGE = Path.of("../docs/architecture.md");
  private static final Path CLASSES = Path.of("target/classes");

  /** Rooms that stand in one row are beside the first one. */
  private static final Pattern ROW =
      Pattern.compile(
          "\\| `\\.(?<room>[a-z.0-9]+)`(?<beside>( `\\.[a-z0-9]+`)*) \\|.*\\| (?<uses>[^|]*)\\|");

  @Test
  void saysWhatEachRoomMayUse() throws IOException {
    List<String> page = Files.readAllLines(PAGE);
    List<String> right = page.stream().map(RoomsTableTests::right).toList();
    if (Boolean.getBoolean("hushcell.docs.record")) {
      Files.write(PAGE, right);
    } else {
      assertThat(page).isEqualTo(right);
    }
  }

  @Test
  void hasEachRoomAndNoneThatThereIsNot() throws IOException {
    List<String> rooms = new ArrayList<>();
    for (String line : Files.readAllLines(PAGE)) {
      rooms.addAll(rooms(line));
    }
    assertThat(rooms).doesNotHaveDuplicates().containsAll(Rooms.allowed().keySet());
    assertThat(rooms)
        .allSatisfy(
            room ->
                assertThat(CLASSES.resolve("dev/hushcell").resolve(room.replace('.', '/')))
                    .isDirectory());
  }

  @Test
  void rulesAllowNothingThatNobodyDoes() {
    Map<String, Set<String>> used =
        new Rooms("dev.hushcell").used(new ClassFileImporter().importPath(CLASSES));
    Map<String, Set<String>> allowed = Rooms.allowed();
    allowed.remove("internal.assembly");
    used.keySet().retainAll(allowed.keySet());
    assertThat(used).isEqualTo(allowed);
  }

  @Test
  void theLastColumnIsWritten() {
    assertThat(right("| `.explain` | texts | all |")).isEqualTo("| `.explain` | texts | policy |");
    assertThat(right("| `.internal.plan.read` `.change` | texts | |"))
        .isEqualTo("| `.internal.plan.read` `.change` | texts | |");
    assertThat(rooms("| `.internal.plan.read` `.change` | texts | |"))
        .containsExactly("internal.plan.read", "internal.plan.change");
  }

  private static String right(String line) {
    Matcher row = ROW.matcher(line);
    if (!row.matches() || !Rooms.allowed().containsKey(row.group("room"))) {
      return line;
    }
    return line.substring(0, row.start("uses")) + uses(row.group("room")) + " |";
  }

  private static String uses(String room) {
    Set<String> others = Rooms.allowed().get(room);
    if (room.equals("internal.assembly")) {
      return "all";
    }
    return others.isEmpty()
        ? "–"
        : others.stream()
            .map(RoomsTableTests::shortName)
            .sorted()
            .collect(Collectors.joining(", "));
  }

  /** Where an inner and a public room have one name, the inner one is written in full. */
  private static String shortName(String room) {
    String name = room.replaceFirst("^internal\\.", "");
    return Rooms.allowed().containsKey(name) ? room : name;
  }

  private static List<String> rooms(String line) {
    Matcher row = ROW.matcher(line);
    List<String> rooms = new ArrayList<>();
    if (row.matches()) {
      String first = row.group("room");
      rooms.add(first);
      String parent = first.substring(0, first.lastIndexOf('.') + 1);
      Pattern.compile("[a-z0-9]+")
          .matcher(row.group("beside"))
          .results()
          .forEach(name -> rooms.add(parent + name.group()));
    }
    return rooms;
  }
}
