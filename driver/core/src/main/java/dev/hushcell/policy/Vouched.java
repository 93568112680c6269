package dev.hushcell.policy;

import java.util.List;
import java.util.Optional;

/**
 * What an administrator takes the responsibility for in the configuration, because the driver
 * cannot know it. Immutable.
 *
 * @param routines routines that may be called although they reach a protected table, or although
 *     values of protected columns are given to them
 * @param views views of which the columns are known although their text is not, or not understood
 * @param dropsChecks whether a CHECK of the application on a protected column loses its condition;
 *     else its definition is refused
 */
public record Vouched(List<VouchedRoutine> routines, List<VouchedView> views, boolean dropsChecks) {
  /** Copies the lists. */
  public Vouched {
    routines = List.copyOf(routines);
    views = List.copyOf(views);
  }

  /** Returns what holds where the configuration vouches for nothing. */
  public static Vouched nothing() {
    return new Vouched(List.of(), List.of(), false);
  }

  /** Returns what is said of a view. */
  public Optional<VouchedView> view(TableName name) {
    return views.stream().filter(each -> each.means(name)).findFirst();
  }

  /** Returns the routines of a name, whatever their schema. */
  public List<VouchedRoutine> routinesCalled(String routine) {
    return routines.stream()
        .filter(each -> each.name().routine().equalsIgnoreCase(routine))
        .toList();
  }
}
