package dev.hushcell.internal.config.section;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.yaml.Section;
import dev.hushcell.internal.model.CellLimit;
import dev.hushcell.internal.model.CellLimit.Amounts;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.NamedColumn;
import dev.hushcell.policy.DeclaredColumn;
import dev.hushcell.policy.Limited;
import dev.hushcell.policy.Per;
import java.util.List;
import java.util.Optional;

/** Reads {@code limits:}, which says how many cells of a column may be opened. */
public final class LimitKeys {
  public static final List<String> KEYS =
      List.of("opened", "evaluated", "per", "statement", "then");

  static final String LIMITS = "limits";
  static final int MOST = 1_000_000_000;

  private enum Then {
    REFUSE,
    WARN
  }

  private enum Right {
    NONE
  }

  private LimitKeys() {}

  /** Returns what a column of the section {@code columns:} says of itself. */
  static Optional<Amounts> of(Section column) {
    return column.keys().contains(LIMITS)
        ? Optional.of(amounts(column.section(LIMITS).orElseThrow()))
        : Optional.empty();
  }

  /** Returns what a profile says of a column: {@code none} is the right to open all. */
  static Optional<Amounts> ofProfile(Section column) {
    if (!column.keys().contains(LIMITS) || column.isSection(LIMITS)) {
      return of(column);
    }
    return column.choice(LIMITS, List.of(Right.values())).map(none -> Amounts.NONE);
  }

  static Optional<Amounts> of(DeclaredColumn column, String place) {
    Limited limited = column.limited();
    if (limited.equals(Limited.UNSAID)) {
      return Optional.empty();
    }
    for (int amount : List.of(limited.opened(), limited.evaluated(), limited.statement())) {
      if (amount < 0 || amount > MOST) {
        throw ConfigFault.BAD_VALUE.at(place, "limits must be whole numbers from 1 to " + MOST);
      }
    }
    return Optional.of(
        amounts(
            given(limited.opened()),
            given(limited.evaluated()),
            given(limited.statement()),
            Optional.of(limited.per()),
            !limited.warns(),
            "limits",
            place));
  }

  private static Optional<Integer> given(int amount) {
    return Optional.of(amount).filter(some -> some > 0);
  }

  private static Amounts amounts(Section section) {
    section.allowOnly(KEYS);
    return amounts(
        section.number("opened", 1, MOST),
        section.number("evaluated", 1, MOST),
        section.number("statement", 1, MOST),
        section.choice("per", List.of(Per.values())),
        section.choice("then", List.of(Then.values())).orElse(Then.REFUSE) == Then.REFUSE,
        section.name(),
        section.place().toString());
  }

  /** Who may decide conditions over any number of cells gets them all by halving. */
  private static Amounts amounts(
      Optional<Integer> opened,
      Optional<Integer> evaluated,
      Optional<Integer> statement,
      Optional<Per> per,
      boolean refuses,
      String name,
      String place) {
    if (opened.isEmpty() && evaluated.isEmpty() && statement.isEmpty()) {
      throw ConfigFault.BAD_VALUE.at(
          place,
          name + " says no number; give opened, evaluated or statement, such as opened: 5000");
    }
    return new Amounts(
        most(opened),
        most(evaluated.or(() -> opened)),
        most(statement),
        per.orElse(Per.MINUTE),
        refuses);
  }

  private static long most(Optional<Integer> amount) {
    return amount.map(Integer::longValue).orElse(Amounts.ANY);
  }

  static CellLimit limit(ColumnRule rule, Amounts amounts) {
    return new CellLimit(NamedColumn.of(rule), amounts);
  }
}
