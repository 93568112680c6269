package dev.hushcell.testing.leak;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One statement of a script of scenes, such as {@code traps.sql}.
 *
 * @param line where it stands
 * @param directive {@code refused}, {@code runs}, {@code plain} or empty: it may run or be refused
 * @param later whether leases end before it, so that what others did is seen
 * @param prepared whether it is prepared and a mark is bound to its parameter
 * @param sql the text; {@code %m%} stands for a mark
 */
public record Trap(int line, String directive, boolean later, boolean prepared, String sql) {
  /** Some traps that share a database. */
  public record Scene(String name, List<Trap> traps) {}

  /** Reads a script, a resource beside a class. */
  public static List<Scene> read(Class<?> owner, String script) throws IOException {
    try (InputStream in = owner.getResourceAsStream(script)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static List<Scene> parse(String script) {
    List<Scene> scenes = new ArrayList<>();
    List<String> block = new ArrayList<>();
    int number = 0;
    for (String line : (script + "\n").split("\n", -1)) {
      number++;
      if (line.startsWith("== ")) {
        block.clear();
        scenes.add(new Scene(line.substring(3), new ArrayList<>()));
      } else if (!line.isBlank()) {
        block.add(line);
      } else if (!block.isEmpty() && !scenes.isEmpty()) {
        scenes.get(scenes.size() - 1).traps().add(of(number - block.size(), block));
        block.clear();
      }
    }
    return scenes;
  }

  private static Trap of(int line, List<String> block) {
    String directive = "";
    boolean prepared = false;
    boolean later = false;
    int first = 0;
    while (block.get(first).matches("-- (refused|runs|plain|later|params %m%)")) {
      String word = block.get(first).substring(3);
      prepared |= word.startsWith("params");
      later |= word.equals("later");
      directive = word.startsWith("params") || word.equals("later") ? directive : word;
      first++;
    }
    String sql = String.join("\n", block.subList(first, block.size()));
    return new Trap(line, directive, later, prepared, sql);
  }
}
