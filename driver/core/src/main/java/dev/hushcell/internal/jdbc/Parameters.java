package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.jdbc.value.NullTests;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a prepared statement: where each of the application's stands among those of the
 * rewritten text, and the values that are kept until it runs, because each run seals them anew.
 */
final class Parameters {
  private static final Object UNSET = new Object();

  private final List<ParameterRole> roles;
  private final List<Splice.Sealed> literals = new ArrayList<>();
  private final @Nullable Object[] kept;

  Parameters(List<ParameterRole> roles, List<Splice> splices) {
    this.roles = roles;
    for (Splice splice : splices) {
      if (splice instanceof Splice.Sealed literal) {
        literals.add(literal);
      }
    }
    this.kept = new Object[roles.size()];
    clear();
  }

  static Parameters of(Planned planned) {
    return planned.plan() instanceof Touching touching
        ? new Parameters(touching.parameters(), touching.splices())
        : new Parameters(List.of(), List.of());
  }

  int count() {
    return roles.size();
  }

  /** Tells whether there is a parameter of this number, counted from 1. */
  boolean has(int parameter) {
    return parameter >= 1 && parameter <= roles.size();
  }

  /** Returns the column for which a parameter, counted from 1, is sealed; else null. */
  @Nullable ProtectedColumn column(int parameter) {
    return role(parameter) instanceof ParameterRole.Sealed sealed ? sealed.column() : null;
  }

  private @Nullable ParameterRole role(int parameter) {
    return has(parameter) ? roles.get(parameter - 1) : null;
  }

  /** Tells whether a parameter takes an array of which each element is sealed. */
  boolean takesElements(int parameter) {
    return role(parameter) instanceof ParameterRole.Sealed sealed && sealed.elements();
  }

  /** Tells whether the value of a parameter is kept back. */
  boolean keeps(int parameter) {
    ParameterRole role = role(parameter);
    return role != null && role.match(false, true, each -> true);
  }

  void keep(int parameter, @Nullable Object value) {
    kept[parameter - 1] = value;
  }

  /** Returns the place in the rewritten text; one out of range for a parameter out of range. */
  int place(int parameter) {
    if (parameter < 1) {
      return parameter;
    }
    int place = parameter;
    for (Splice.Sealed literal : literals) {
      if (literal.parametersBefore() < parameter) {
        place++;
      }
    }
    return place;
  }

  void clear() {
    Arrays.fill(kept, UNSET);
  }

  /** Seals what is kept and the literals, and binds the cells. */
  void bind(PreparedStatement inner, Session session) throws SQLException {
    for (int i = 1; i <= roles.size(); i++) {
      Object value = kept[i - 1];
      if (value == UNSET) {
        continue; // the driver complains itself
      }
      if (roles.get(i - 1) instanceof ParameterRole.Sealed role) {
        if (role.elements()) {
          session.sealElements(role, value).bind(inner, place(i));
        } else {
          bindCell(inner, place(i), role.column(), session.seal(role.column(), role.use(), value));
        }
      } else if (roles.get(i - 1) instanceof ParameterRole.NullTest) {
        NullTests.bind(inner, place(i), value);
      } else {
        throw new IllegalStateException("a value was kept that is not sealed");
      }
    }
    for (int i = 0; i < literals.size(); i++) {
      Splice.Sealed literal = literals.get(i);
      bindCell(inner, literal.parametersBefore() + i + 1, literal.column(), session.seal(literal));
    }
  }

  private static void bindCell(
      PreparedStatement inner, int place, ProtectedColumn column, @Nullable Object cell)
      throws SQLException {
    if (cell == null) {
      int type =
          switch (column.storage()) {
            case TEXT -> Types.VARCHAR;
            case BINARY -> Types.VARBINARY;
          };
      inner.setNull(place, type);
    } else if (cell instanceof byte[] bytes) {
      inner.setBytes(place, bytes);
    } else {
      inner.setString(place, (String) cell);
    }
  }
}
