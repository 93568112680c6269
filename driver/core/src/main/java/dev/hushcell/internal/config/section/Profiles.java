package dev.hushcell.internal.config.section;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.FilePosition;
import dev.hushcell.internal.config.source.OwnSetting;
import dev.hushcell.internal.fault.Nearest;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.CellLimit;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.NamedColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The profiles of a configuration. Immutable. */
public final class Profiles {
  private static final String SETTING = OwnSetting.PROFILE.written();

  private final Map<String, Access> all;
  private final Map<NamedColumn, FilePosition> places;

  private final List<Evaluable> evaluable;
  private final List<CellLimit> limits;

  Profiles(Map<String, Access> all, Map<NamedColumn, FilePosition> places) {
    this(all, places, List.of(), List.of());
  }

  private Profiles(
      Map<String, Access> all,
      Map<NamedColumn, FilePosition> places,
      List<Evaluable> evaluable,
      List<CellLimit> limits) {
    this.all = Map.copyOf(all);
    this.places = Map.copyOf(places);
    this.evaluable = List.copyOf(evaluable);
    this.limits = List.copyOf(limits);
  }

  /**
   * Returns the same profiles with what columns say for each of them.
   *
   * @param columns the columns of which conditions may be evaluated
   * @param amounts how many cells may be opened, where a profile says nothing else
   */
  public Profiles with(List<Evaluable> columns, List<CellLimit> amounts) {
    return new Profiles(all, places, columns, amounts);
  }

  /** Returns what holds where the configuration has no profiles. */
  public static Profiles none() {
    return new Profiles(Map.of(), Map.of());
  }

  /**
   * Returns what holds for a connection. Where there are profiles, each connection must name one: a
   * forgotten setting would else be a connection that may do everything.
   */
  public Access access(Optional<String> profile) {
    if (profile.isEmpty() && all.isEmpty()) {
      return Access.unlimited().evaluating(evaluable).limiting(limits);
    }
    List<String> names = all.keySet().stream().sorted().toList();
    if (profile.isEmpty()) {
      throw ConfigFault.PROFILE_MISSING.fault(
          "the configuration has profiles under access: and the connection names none; give "
              + SETTING
              + "=<name>; valid: "
              + String.join(", ", names));
    }
    Access found = all.get(profile.get());
    if (found == null) {
      throw ConfigFault.PROFILE_UNKNOWN.fault(
          "unknown profile '"
              + profile.get()
              + (names.isEmpty()
                  ? "': the configuration has no section access:; add it, or remove " + SETTING
                  : "'; valid: " + String.join(", ", names))
              + Nearest.hint(profile.get(), names));
    }
    return found.evaluating(evaluable).limiting(limits);
  }

  /** A cell can be copied to a column with the same key: refuses a limit of one of them alone. */
  public void requireLimitedAlike(List<ColumnRule> rules) {
    List<Access> each = all.isEmpty() ? List.of(Access.unlimited()) : List.copyOf(all.values());
    for (Access access : each) {
      List<ColumnRule> read = rules.stream().filter(rule -> isRead(access, rule)).toList();
      List<ColumnRule> limited =
          read.stream().filter(rule -> isLimited(access.limiting(limits), rule)).toList();
      for (ColumnRule one : limited) {
        for (ColumnRule other : read) {
          if (one.key().equals(other.key()) && !limited.contains(other)) {
            throw ConfigFault.KEY_SHARED_UNEQUALLY.fault(
                (one.table() + "." + one.column() + " and " + other.table() + "." + other.column())
                    + " share a key, so that cells can be copied from one to the other, and only the"
                    + " first has limits"
                    + (access.profile().isEmpty() ? "" : " for profile " + access.profile())
                    + "; give both limits, or none");
          }
        }
      }
    }
  }

  private static boolean isRead(Access access, ColumnRule rule) {
    return access.writeOnly().stream()
        .noneMatch(each -> new NamedColumn(each.schema(), each.table(), each.column()).meets(rule));
  }

  private static boolean isLimited(Access access, ColumnRule rule) {
    return access.limits().stream()
        .filter(each -> each.column().meets(rule))
        .findFirst()
        .filter(each -> !each.amounts().equals(CellLimit.Amounts.NONE))
        .isPresent();
  }

  /** Refuses profiles that speak of a column which none of the rules declares. */
  public void requireDeclared(List<ColumnRule> rules) {
    List<String> names = rules.stream().map(rule -> rule.table() + "." + rule.column()).toList();
    places.forEach(
        (column, place) -> {
          if (rules.stream().noneMatch(column::meets)) {
            String name = column.table() + "." + column.column();
            throw ConfigFault.ACCESS_UNDECLARED.at(
                place,
                name
                    + " is listed under access: but is not a declared column; declare it"
                    + " under columns: or correct it"
                    + Nearest.hint(name, names));
          }
        });
  }
}
