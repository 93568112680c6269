package dev.hushcell.testing.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of the corpus: statements, each with what becomes of it, from which every harness takes
 * what it can hold to.
 *
 * <pre>
 * # a comment
 * == a name                       a scene: what follows has a database of its own
 * {@literal @} h2 postgresql      what follows is for these kinds of database; {@code @} alone: for all
 * SELECT id FROM contact WHERE email = ?{email~} OR note = 'a'
 *     AND id = 1                  four spaces: the line before goes on
 *   ...                           two spaces: what becomes of it, see below
 * \ SELECT                        a backslash: what follows it begins the statement as it is
 * </pre>
 *
 * <p>Behind a value stands its role: <code>{email=}</code> is sealed to be stored, <code>{email~}
 * </code> to be compared. A value without role is sent as it is. Of the rest
 *
 * <pre>
 *   ! HC-2104 30                  it is refused, with this code at this place, though the plain database runs it
 *   ! HC-2031 8 plain 42001       it is refused, and the plain database fails with this SQLSTATE
 *   .                             it goes as it is
 *   = SELECT ...                  the text that is sent, where more changes than values
 *   > - email*                    the result columns: opened, {@code -} not, {@code *} with its name checked
 *   + drop PUBLIC.CONTACT         what it changes in what is protected
 *   activate PUBLIC.LEAD          this table becomes protected first
 *   ? 'text', 42, null:VARCHAR    it is prepared, and these are bound; once for each line
 *   batch 'a', 1                  an entry of a batch; without values: the texts between {@code ;}
 *   keys *                        generated keys are asked for; or the names of columns
 *   error 23505                   both fail; {@code 22004/22001}: Hushcell with the second SQLSTATE,
 *                                 {@code none} where one of them does not
 *   either                        the plain answer or a refusal
 *   differs why                   both run, and the answers differ
 *   only h2, mysql                for these kinds of database; or {@code not}
 *   mysql: either                 what else these are expected to do
 *   past                          somebody else runs it, past Hushcell
 *   later                         what somebody else did before is known by now
 *   planned why                   it is only planned, and runs nowhere
 * </pre>
 */
public final class Script {
  private Script() {}

  /** Reads a file for H2. */
  public static List<Step> read(String resource) {
    return read(resource, Dialect.plain("h2"));
  }

  /**
   * Reads a file.
   *
   * @param resource absolute name
   * @param dialect of the databases on which it will run; steps for others are left out
   */
  public static List<Step> read(String resource, Dialect dialect) {
    try (InputStream in = Script.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no file " + resource);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), dialect);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the text of a file for H2. */
  public static List<Step> parse(String script) {
    return parse(script, Dialect.plain("h2"));
  }

  private static List<Step> parse(String script, Dialect dialect) {
    List<Step> steps = new ArrayList<>();
    WrittenCase current = new WrittenCase(dialect, 0, "", "", true);
    String scene = "";
    boolean applies = true;
    int number = 0;
    for (String line : script.split("\n", -1)) {
      number++;
      if (line.startsWith("    ")) {
        current.goOn(line.substring(4));
      } else if (line.startsWith("  ")) {
        current.say(line.substring(2));
      } else if (line.startsWith("== ")) {
        scene = line.substring(3);
      } else if (line.equals("@") || line.startsWith("@ ")) {
        applies = line.equals("@") || WrittenCase.names(line.substring(2), dialect);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        current.finish(steps);
        String text = line.startsWith("\\ ") ? line.substring(2) : line;
        current = new WrittenCase(dialect, number, scene, text, applies);
      }
    }
    current.finish(steps);
    return steps;
  }
}
