package dev.hushcell.testing.script;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A case as it stands in a file, line by line. */
final class WrittenCase {
  private static final Pattern OF_KINDS = Pattern.compile("([a-z0-9-]+(?:, [a-z0-9-]+)*): (.*)");
  private static final Pattern REFUSED =
      Pattern.compile("! (HC-\\d{4})(?: \\d+)?(?: plain (\\w+))?");

  private final Dialect dialect;
  private final int line;
  private final String scene;
  private final StringBuilder sql;
  private final List<StringBuilder> said = new ArrayList<>();
  private final List<List<Object>> rows = new ArrayList<>();
  private final List<String> planned = new ArrayList<>();
  private final Set<String> words = new LinkedHashSet<>();
  private List<String> keys = List.of();
  private Step.Expected expected = new Step.Expected.Same();
  private boolean batch;
  private boolean applies;

  WrittenCase(Dialect dialect, int line, String scene, String text, boolean applies) {
    this.dialect = dialect;
    this.line = line;
    this.scene = scene;
    this.sql = new StringBuilder(text);
    this.applies = applies;
  }

  /** Takes more of the line before. */
  void goOn(String more) {
    (said.isEmpty() ? sql : said.get(said.size() - 1)).append('\n').append(more);
  }

  void say(String what) {
    said.add(new StringBuilder(what));
  }

  /** Tells whether a list of kinds has the one of a dialect. */
  static boolean names(String list, Dialect dialect) {
    return List.of(list.strip().split("[, ]+")).stream().anyMatch(dialect.names()::contains);
  }

  private void hear(String what) {
    Matcher kinds = OF_KINDS.matcher(what);
    if (kinds.matches()) {
      if (names(kinds.group(1), dialect)) {
        hear(kinds.group(2));
      }
      return;
    }
    int space = what.indexOf(' ');
    String first = space < 0 ? what : what.substring(0, space);
    String rest = space < 0 ? "" : what.substring(space + 1);
    switch (first) {
      case "?" -> rows.add(ScriptValues.parse(rest));
      case "batch" -> addBatch(rest);
      case "keys" -> keys = List.of(rest.split(",\\s*", -1));
      case "only" -> applies &= names(rest, dialect);
      case "not" -> applies &= !names(rest, dialect);
      case "!" -> refused(what);
      case ".", "=", ">", "+", "activate" -> planned.add(what);
      case "same" -> expected = new Step.Expected.Same();
      case "either" -> expected = new Step.Expected.Either();
      case "differs" -> expected = new Step.Expected.Differs(rest);
      case "error" -> expected = failure(rest.split("/", 2));
      case "past", "later", "planned" -> words.add(first);
      default -> throw new IllegalArgumentException("line " + line + ": " + what);
    }
  }

  private void addBatch(String values) {
    batch = true;
    if (!values.isEmpty()) {
      rows.add(ScriptValues.parse(values));
    }
  }

  private void refused(String what) {
    Matcher refused = REFUSED.matcher(what);
    if (!refused.matches()) {
      throw new IllegalArgumentException("line " + line + ": " + what);
    }
    planned.removeIf(line -> line.startsWith("! ")); // what is said of one kind counts instead
    planned.add(what.replaceAll(" plain \\w+", ""));
    expected = new Step.Expected.Refused(refused.group(1), Optional.ofNullable(refused.group(2)));
  }

  private static Step.Expected failure(String... states) {
    return new Step.Expected.Failure(states[0], states[states.length - 1]);
  }

  void finish(List<Step> steps) {
    // What is expected of one kind counts more than what is expected of all.
    said.stream().map(StringBuilder::toString).sorted(WrittenCase::kindsLast).forEach(this::hear);
    Optional<String> text = dialect.in(sql.toString());
    if (line == 0 || !applies || text.isEmpty()) {
      return;
    }
    if (expected instanceof Step.Expected.Either && !batch && rows.size() > 1) {
      // One refused value must not hide what another one does.
      rows.forEach(row -> steps.add(step(text.get(), List.of(row))));
    } else {
      steps.add(step(text.get(), rows));
    }
  }

  private static int kindsLast(String one, String other) {
    return Boolean.compare(OF_KINDS.matcher(one).matches(), OF_KINDS.matcher(other).matches());
  }

  private Step step(String text, List<List<Object>> values) {
    return new Step(
        line,
        scene,
        Planned.withoutRoles(text),
        values,
        batch,
        keys,
        expected,
        new Planned(text, planned),
        words);
  }
}
