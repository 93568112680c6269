package dev.hushcell.internal.plan.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One statement of a file of cases and what is expected of it.
 *
 * <p>A line without mark is SQL; the lines after it say what comes of it: {@code =} the rendered
 * text ({@code = same}: nothing changes in it), {@code >} the result columns, {@code ! HC-…} a
 * refusal, {@code .} untouched. A line that begins with {@code #} is a comment.
 *
 * @param sql the statement
 * @param expected the expectations, with their marks
 */
record PlanCase(String sql, List<String> expected) {

  static List<PlanCase> read(String file) {
    List<PlanCase> cases = new ArrayList<>();
    for (String line : text(file).split("\n", -1)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("  ")) {
        cases.get(cases.size() - 1).expected().add(line.strip());
      } else {
        cases.add(new PlanCase(line.replace("\\n", "\n"), new ArrayList<>()));
      }
    }
    return cases;
  }

  private static String text(String file) {
    try (var in = PlanCase.class.getResourceAsStream("/dev/hushcell/internal/plan/" + file)) {
      if (in == null) {
        throw new IllegalArgumentException("no file " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Returns how the file would tell what was found. */
  static String written(List<String> lines) {
    return String.join(" | ", lines);
  }
}
