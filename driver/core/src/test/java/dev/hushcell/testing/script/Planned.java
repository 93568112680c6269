package dev.hushcell.testing.script;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.Planner.ActivationNeeded;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.sql.Lexer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What becomes of a statement, as a case of the corpus says it.
 *
 * @param roles the statement with the role of each value that is sealed behind it
 * @param lines what else becomes of it: a refusal, {@code .} for untouched, result columns …
 */
public record Planned(String roles, List<String> lines) {
  private static final Pattern ROLE = Pattern.compile("\\{[^{}'\" ]+[=~^<!?%&]\\}");

  /** Returns a statement without roles. */
  static String withoutRoles(String text) {
    return ROLE.matcher(text).replaceAll("");
  }

  /** Returns the offsets in the statement without roles at which a value ends that has one. */
  public List<Integer> endsOfSealed() {
    List<Integer> ends = new ArrayList<>();
    int passed = 0;
    Matcher role = ROLE.matcher(roles);
    while (role.find()) {
      ends.add(role.start() - passed);
      passed += role.end() - role.start();
    }
    return ends;
  }

  /** Plans a statement of H2 and says what becomes of it. */
  public static Planned of(String sql, Supplier<StatementPlan> planning) {
    return of(sql, PlanText.H2, planning);
  }

  /** Plans a statement and says what becomes of it. */
  public static Planned of(String sql, Lexer lexer, Supplier<StatementPlan> planning) {
    try {
      return planning.get() instanceof Touching touching
          ? of(touching, lexer)
          : new Planned(sql, List.of("."));
    } catch (Fault refusal) {
      OptionalInt offset = refusal.offset();
      String place = offset.isPresent() ? " " + (offset.getAsInt() + 1) : "";
      return new Planned(sql, List.of("! " + refusal.code().id() + place));
    } catch (ActivationNeeded needed) {
      return new Planned(sql, List.of("activate " + needed.table()));
    }
  }

  private static Planned of(Touching plan, Lexer lexer) {
    List<String> lines = new ArrayList<>();
    String roles = PlanText.roles(plan, lexer);
    String sent = PlanText.sent(plan, lexer);
    if (!sent.equals(roles)) {
      lines.add("= " + sent.strip());
    }
    add(lines, "> ", PlanText.results(plan));
    add(lines, "+ ", PlanText.changes(plan));
    return new Planned(roles, lines);
  }

  private static void add(List<String> lines, String mark, String text) {
    if (!text.isEmpty()) {
      lines.add(mark + text);
    }
  }

  /** Returns the same of another text, from which the driver made the one that was planned. */
  public Planned ofWritten(String written) {
    List<String> all = new ArrayList<>(lines);
    boolean sent = lines.stream().noneMatch(line -> line.startsWith("= ") || line.equals("."));
    if (sent && !isRefused()) {
      all.add(0, "= " + roles.strip());
    }
    return new Planned(written, all);
  }

  /** Tells whether it is refused before it is sent. */
  public boolean isRefused() {
    return lines.stream().anyMatch(line -> line.startsWith("! "));
  }

  /** Tells whether a case says nothing else, though it may say less than this. */
  public boolean fits(Step step) {
    Planned said = step.planned();
    if (isRefused()) {
      return !said.isRefused() || lines.equals(said.lines());
    }
    return roles.equals(said.roles())
        && lines.containsAll(said.lines().stream().filter(line -> !line.startsWith("! ")).toList());
  }

  @Override
  public String toString() {
    return roles + lines.stream().map(line -> "\n  " + line).reduce("", String::concat);
  }
}
