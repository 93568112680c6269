package dev.hushcell.internal.config.section;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.FilePosition;
import dev.hushcell.internal.config.url.OwnSetting;
import dev.hushcell.internal.fault.Nearest;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.WriteOnly;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The profiles of a configuration. Immutable. */
public final class Profiles {
  private static final String SETTING = OwnSetting.PROFILE.written();

  private final Map<String, Access> all;
  private final Map<WriteOnly, FilePosition> places;

  private final List<Evaluable> evaluable;

  Profiles(Map<String, Access> all, Map<WriteOnly, FilePosition> places) {
    this(all, places, List.of());
  }

  private Profiles(
      Map<String, Access> all, Map<WriteOnly, FilePosition> places, List<Evaluable> evaluable) {
    this.all = Map.copyOf(all);
    this.places = Map.copyOf(places);
    this.evaluable = List.copyOf(evaluable);
  }

  /** Returns the same profiles, for each of which conditions on these columns may be evaluated. */
  public Profiles evaluating(List<Evaluable> columns) {
    return new Profiles(all, places, columns);
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
      return Access.unlimited().evaluating(evaluable);
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
    return found.evaluating(evaluable);
  }

  /** Refuses profiles that speak of a column which none of the rules declares. */
  public void requireDeclared(List<ColumnRule> rules) {
    List<String> names = rules.stream().map(rule -> rule.table() + "." + rule.column()).toList();
    places.forEach(
        (column, place) -> {
          if (rules.stream().noneMatch(column::meets)) {
            String name = column.table() + "." + column.column();
            throw ConfigFault.ACCESS_UNDECLARED.fault(
                name
                    + " is listed under access: but is not a declared column; declare it"
                    + " under columns: or correct it"
                    + Nearest.hint(name, names)
                    + " ("
                    + place
                    + ")");
          }
        });
  }
}
