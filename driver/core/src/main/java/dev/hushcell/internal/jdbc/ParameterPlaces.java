package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Use;
import java.util.List;

/**
 * Where each parameter of the application, and each that is added for a literal that is sealed or
 * for a list of keys, stands among the parameters of the rewritten text. Parameters that stay in
 * the driver have no place of their own; they count as the place at which they would stand.
 */
final class ParameterPlaces {
  private final int[] parameters;
  private final int[] added;
  private final int count;

  private ParameterPlaces(int[] parameters, int[] added, int count) {
    this.parameters = parameters;
    this.added = added;
    this.count = count;
  }

  /**
   * Lines them up.
   *
   * @param added how many parameters of the text stand before each that is added, in the order of
   *     the text
   * @param moved parameters, from 1, that stand before all others
   */
  static ParameterPlaces of(List<ParameterRole> roles, List<Integer> added, List<Integer> moved) {
    int[] parameters = new int[roles.size()];
    int[] sealed = new int[added.size()];
    int place = 0;
    for (int i = 0; i < moved.size(); i++) {
      parameters[moved.get(i) - 1] = ++place;
    }
    int next = 0;
    for (int i = 0; i <= roles.size(); i++) {
      while (next < sealed.length && added.get(next) <= i) {
        sealed[next++] = ++place;
      }
      if (i < roles.size() && parameters[i] == 0) {
        boolean stays = roles.get(i) instanceof ParameterRole.Evaluated;
        parameters[i] = stays ? place + 1 : ++place;
        place += endsRange(roles.get(i)) ? 1 : 0;
      }
    }
    return new ParameterPlaces(parameters, sealed, place);
  }

  /** Tells whether behind a parameter stands another one, which ends a range. */
  static boolean endsRange(ParameterRole role) {
    return role instanceof ParameterRole.Sealed sealed && sealed.use() == Use.RANGE;
  }

  /** Returns the place of a parameter, counted from 1. */
  int ofParameter(int parameter) {
    return parameters[parameter - 1];
  }

  /** Returns the place of one that was added, counted from 0. */
  int ofAdded(int number) {
    return added[number];
  }

  /** Returns how many there are in the rewritten text. */
  int count() {
    return count;
  }
}
