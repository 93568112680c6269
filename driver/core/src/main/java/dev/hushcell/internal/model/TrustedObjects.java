package dev.hushcell.internal.model;

import dev.hushcell.policy.TableName;
import java.util.List;
import java.util.Optional;

/**
 * What an administrator takes the responsibility for in the configuration, because the driver
 * cannot know it. Immutable.
 *
 * @param routines routines that may be called although they reach a protected table, or although
 *     values of protected columns are given to them
 * @param views views of which the columns are known although their text is not, or not understood
 * @param checks which CHECKs of the application on protected columns lose their condition; the
 *     definition of others is refused
 */
public record TrustedObjects(
    List<TrustedRoutine> routines, List<TrustedView> views, DroppedChecks checks) {
  public TrustedObjects {
    routines = List.copyOf(routines);
    views = List.copyOf(views);
  }

  /** Which CHECKs of the application on protected columns are made without their condition. */
  public enum DroppedChecks {
    /** None: all are refused. */
    NONE,
    /** Those that say which values one column may have, as Hibernate writes for its types. */
    LISTS,
    /** All. */
    ALL
  }

  public static TrustedObjects nothing() {
    return new TrustedObjects(List.of(), List.of(), DroppedChecks.LISTS);
  }

  public Optional<TrustedView> view(TableName name) {
    return views.stream().filter(each -> each.means(name)).findFirst();
  }

  /** Returns the routines of a name, whatever their schema. */
  public List<TrustedRoutine> routinesCalled(String routine) {
    return routines.stream()
        .filter(each -> each.name().routine().equalsIgnoreCase(routine))
        .toList();
  }
}
