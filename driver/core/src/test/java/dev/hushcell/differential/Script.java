package dev.hushcell.differential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A script of statements, read from a resource. Steps are separated by empty lines; in front of the
 * SQL of a step stand its directives:
 *
 * <pre>
 * -- params: 'text', 42, 3.50, true, null:VARCHAR, date 2020-01-31    (sent as prepared statement)
 * -- batch: 'a', 1                                                    (one line per batch entry)
 * -- batch                                                            (texts between ; as a batch)
 * -- keys: *            or  -- keys: id, email
 * -- expect: refused HC-2104   or  -- expect: error 23505 (or 22004/22001)  or  -- expect: differs reason  or  either
 * -- anything else is a comment
 * </pre>
 */
final class Script {
  private Script() {}

  static List<Step> read(String resource) {
    try (InputStream in = Script.class.getResourceAsStream(resource)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Step> parse(String script) {
    List<Step> steps = new ArrayList<>();
    Block block = new Block();
    int number = 0;
    for (String line : script.split("\n", -1)) {
      number++;
      if (line.isBlank()) {
        block.finish(steps);
        block = new Block();
      } else {
        block.add(line, number);
      }
    }
    block.finish(steps);
    return steps;
  }

  private static final class Block {
    private final StringBuilder sql = new StringBuilder();
    private final List<List<Object>> rows = new ArrayList<>();
    private List<String> keys = List.of();
    private Step.Expected expected = new Step.Expected.Same();
    private boolean batch;
    private int start;

    void add(String line, int number) {
      if (!line.startsWith("-- ") || sql.length() > 0) {
        start = start == 0 ? number : start;
        sql.append(sql.length() == 0 ? "" : "\n").append(line);
        return;
      }
      String directive = line.substring(3).strip();
      if (directive.startsWith("params:")) {
        rows.add(ScriptValues.parse(directive.substring(7)));
      } else if (directive.startsWith("batch")) {
        batch = true;
        if (directive.startsWith("batch:")) {
          rows.add(ScriptValues.parse(directive.substring(6)));
        }
      } else if (directive.startsWith("keys:")) {
        keys = List.of(directive.substring(5).strip().split(",\\s*", -1));
      } else if (directive.startsWith("expect:")) {
        expected = expected(directive.substring(7).strip(), number);
      }
    }

    private static Step.Expected expected(String text, int line) {
      String[] parts = text.split(" ", 2);
      return switch (parts[0]) {
        case "refused" -> new Step.Expected.Refused(parts[1]);
        case "error" ->
            new Step.Expected.Failure(
                parts[1].split("/", 2)[0], parts[1].substring(parts[1].indexOf('/') + 1));
        case "either" -> new Step.Expected.Either();
        case "differs" -> new Step.Expected.Differs(parts[1]);
        default -> throw new IllegalArgumentException("line " + line + ": " + text);
      };
    }

    void finish(List<Step> steps) {
      if (sql.length() == 0) {
        return;
      }
      if (expected instanceof Step.Expected.Either && !batch && rows.size() > 1) {
        // One refused value must not hide what another one does.
        rows.forEach(row -> steps.add(step(List.of(row))));
      } else {
        steps.add(step(rows));
      }
    }

    private Step step(List<List<Object>> parameters) {
      return new Step(start, sql.toString(), parameters, batch, keys, expected);
    }
  }
}
