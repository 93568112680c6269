package dev.hushcell.testing.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
 * -- expect postgresql: …                                             (for this kind of database only)
 * -- only: h2, postgresql  or  -- not: h2                             (for which kinds it is at all)
 * -- anything else is a comment
 * </pre>
 */
public final class Script {
  private Script() {}

  /** Reads a script for H2. */
  public static List<Step> read(String resource) {
    return read(resource, Dialect.plain("h2"));
  }

  /**
   * Reads a script.
   *
   * @param resource absolute name
   * @param dialect of the databases on which it will run; steps for others are left out
   */
  public static List<Step> read(String resource, Dialect dialect) {
    try (InputStream in = Script.class.getResourceAsStream(resource)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), dialect);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the text of a script for H2. */
  public static List<Step> parse(String script) {
    return parse(script, Dialect.plain("h2"));
  }

  private static List<Step> parse(String script, Dialect dialect) {
    List<Step> steps = new ArrayList<>();
    Block block = new Block(dialect);
    int number = 0;
    for (String line : script.split("\n", -1)) {
      number++;
      if (line.isBlank()) {
        block.finish(steps);
        block = new Block(dialect);
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
    private final Dialect dialect;
    private boolean applies = true;
    private boolean own;

    Block(Dialect dialect) {
      this.dialect = dialect;
    }

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
      } else if (directive.startsWith("only:")) {
        applies &= names(directive.substring(5));
      } else if (directive.startsWith("not:")) {
        applies &= !names(directive.substring(4));
      } else if (directive.startsWith("expect")) {
        expect(directive.substring(6), number);
      }
    }

    private boolean names(String list) {
      return List.of(list.strip().split(",\\s*")).stream().anyMatch(dialect.names()::contains);
    }

    /** What is expected of one kind counts more than what is expected of all. */
    private void expect(String directive, int number) {
      int colon = directive.indexOf(':');
      String kinds = directive.substring(0, colon).strip();
      if (kinds.isEmpty() ? !own : names(kinds)) {
        expected = expected(directive.substring(colon + 1).strip(), number);
        own |= !kinds.isEmpty();
      }
    }

    private static Step.Expected expected(String text, int line) {
      String[] parts = text.split(" ", 2);
      return switch (parts[0]) {
        case "refused" -> new Step.Expected.Refused(parts[1]);
        case "error" ->
            new Step.Expected.Failure(
                parts[1].split("/", 2)[0], parts[1].substring(parts[1].indexOf('/') + 1));
        case "same" -> new Step.Expected.Same();
        case "either" -> new Step.Expected.Either();
        case "differs" -> new Step.Expected.Differs(parts[1]);
        default -> throw new IllegalArgumentException("line " + line + ": " + text);
      };
    }

    void finish(List<Step> steps) {
      Optional<String> text = dialect.in(sql.toString());
      if (sql.length() == 0 || !applies || text.isEmpty()) {
        return;
      }
      if (expected instanceof Step.Expected.Either && !batch && rows.size() > 1) {
        // One refused value must not hide what another one does.
        rows.forEach(row -> steps.add(step(text.get(), List.of(row))));
      } else {
        steps.add(step(text.get(), rows));
      }
    }

    private Step step(String text, List<List<Object>> parameters) {
      return new Step(start, text, parameters, batch, keys, expected);
    }
  }
}
