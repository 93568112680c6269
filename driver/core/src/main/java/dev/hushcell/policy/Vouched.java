package dev.hushcell.policy;

import java.util.List;

/**
 * What an administrator takes the responsibility for in the configuration, because the driver
 * cannot know it. Immutable.
 *
 * @param routines routines that may be called although they reach a protected table, or although
 *     values of protected columns are given to them
 * @param dropsChecks whether a CHECK of the application on a protected column loses its condition;
 *     else its definition is refused
 */
public record Vouched(List<VouchedRoutine> routines, boolean dropsChecks) {
  /** Copies the list. */
  public Vouched {
    routines = List.copyOf(routines);
  }

  /** Returns what holds where the configuration vouches for nothing. */
  public static Vouched nothing() {
    return new Vouched(List.of(), false);
  }

  /** Returns the routines of a name, whatever their schema. */
  public List<VouchedRoutine> routinesCalled(String routine) {
    return routines.stream()
        .filter(each -> each.name().routine().equalsIgnoreCase(routine))
        .toList();
  }
}
