package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.Cell;
import dev.hushcell.internal.cell.RowKey;
import dev.hushcell.internal.cell.StoredCell;
import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.Finding;
import dev.hushcell.internal.plan.NarrowedSplice;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.value.NullTests;
import dev.hushcell.internal.value.Plaintext;
import dev.hushcell.internal.value.RealDriver;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a prepared statement: where each of the application's stands among those of the
 * rewritten text, and the values that are kept until it runs, because each run seals them anew.
 */
final class Parameters {
  private final List<ParameterRole> roles;
  private final List<@Nullable Splice> added; // null for keys
  private final List<Integer> repeated; // of groups, in their order
  private final boolean seals;
  private final ParameterPlaces places;
  private final RowKeys rows;
  private @Nullable Plaintext[] kept;
  private @Nullable Plaintext[] batched = {}; // last
  private List<StoredCell> groups = List.of();
  private final List<SpooledCell> waiting = new ArrayList<>();
  private final TenantParameters tenants;

  Parameters(
      List<ParameterRole> roles,
      List<Splice> splices,
      List<Integer> moved,
      @Nullable Finding finding,
      boolean seals) {
    this.roles = roles;
    this.seals = seals;
    this.added = splices.isEmpty() ? List.of() : new ArrayList<>();
    this.repeated = splices.isEmpty() ? List.of() : new ArrayList<>();
    List<Integer> before = splices.isEmpty() ? List.of() : new ArrayList<>();
    for (int i = 0; i < splices.size(); i++) {
      Splice splice = splices.get(i);
      if (splice instanceof Splice.Sealed literal) {
        added.add(literal);
        before.add(literal.parametersBefore());
      } else if (splice instanceof NarrowedSplice narrowed) {
        for (int parameter : narrowed.added()) {
          added.add(narrowed);
          repeated.add(parameter);
          before.add(narrowed.parametersBefore());
        }
      } else if (Rendering.isOfKeys(splice, finding)) {
        for (int list = 0; list < Objects.requireNonNull(finding).lists(); list++) {
          added.add(null);
          before.add(finding.parametersBefore());
        }
      }
    }
    this.tenants = TenantParameters.of(roles, splices);
    this.places = ParameterPlaces.of(roles, before, moved);
    this.kept = new Plaintext[roles.size()];
    this.rows = RowKeys.of(roles, splices);
  }

  static Parameters of(Planned planned) {
    return planned.plan() instanceof Touching touching
        ? new Parameters(
            touching.parameters(),
            touching.splices(),
            moved(touching),
            touching.finding(),
            Rendering.seals(touching))
        : new Parameters(List.of(), List.of(), List.of(), null, false);
  }

  private static List<Integer> moved(Touching plan) {
    Evaluation evaluation = plan.evaluation();
    return evaluation == null ? List.of() : evaluation.moved();
  }

  /** Returns the same values for another text of the same statement. */
  Parameters in(Planned planned) {
    Parameters other = of(planned);
    other.kept = kept;
    return other;
  }

  /** Takes what stands for the groups that the database is asked for. */
  void take(List<StoredCell> cells) {
    groups = cells;
  }

  int count() {
    return roles.size();
  }

  /** Tells whether something is sealed for a run. */
  boolean seal() {
    return seals;
  }

  /** Tells whether there is a parameter of this number, counted from 1. */
  private boolean has(int parameter) {
    return parameter >= 1 && parameter <= roles.size();
  }

  /**
   * Refuses a parameter that is not there. A value for it is not even shown to the driver, which
   * may log it.
   */
  void requireThere(int parameter) throws SQLException {
    if (!has(parameter)) {
      throw SqlErrors.of(
          JdbcFault.PARAMETER_NUMBER,
          "there is no parameter "
              + parameter
              + "; the statement has "
              + roles.size()
              + ", counted from 1");
    }
  }

  /**
   * Returns the column for which a parameter, counted from 1, is sealed, or with which it is
   * compared here; else null.
   */
  @Nullable ProtectedColumn column(int parameter) {
    ParameterRole role = role(parameter);
    if (role instanceof ParameterRole.Sealed sealed) {
      return sealed.column();
    }
    return role instanceof ParameterRole.Evaluated evaluated ? evaluated.column() : null;
  }

  /** Returns the type of a parameter, counted from 1, that is not sent as it is; else null. */
  @Nullable LogicalType type(int parameter) {
    if (role(parameter) instanceof ParameterRole.Evaluated evaluated) {
      return evaluated.type();
    }
    ProtectedColumn column = column(parameter);
    return column == null ? null : column.type();
  }

  /** Tells whether a parameter, counted from 1, is compared with here and not sent. */
  boolean stays(int parameter) {
    return role(parameter) instanceof ParameterRole.Evaluated;
  }

  Plaintext evaluated(int parameter) throws SQLException {
    Plaintext value = kept[parameter - 1];
    if (value == null) {
      throw SqlErrors.of(
          JdbcFault.PARAMETER_UNSET,
          "parameter " + parameter + " is not set; set it before the statement is run");
    }
    return value;
  }

  private @Nullable ParameterRole role(int parameter) {
    return has(parameter) ? roles.get(parameter - 1) : null;
  }

  /** Tells whether a parameter takes an array of which each element is sealed. */
  boolean takesElements(int parameter) {
    return role(parameter) instanceof ParameterRole.Sealed sealed && sealed.elements();
  }

  /** Tells whether a value is kept, as that of each role but one is, and not sent as it is. */
  boolean keeps(int parameter) {
    ParameterRole role = role(parameter);
    return role != null && !(role instanceof ParameterRole.Plain);
  }

  /** Tells whether a parameter, counted from 1, says for which row or tenant others are sealed. */
  boolean tells(int parameter) {
    return rows.has(parameter) || tenants.has(parameter);
  }

  /** Takes what the application sets of such a parameter. */
  void tell(int parameter, @Nullable Object value) {
    if (rows.has(parameter)) {
      rows.set(parameter, value);
    }
    if (tenants.has(parameter)) {
      keep(parameter, Plaintext.of(value));
    }
  }

  void keep(int parameter, Plaintext value) {
    kept[parameter - 1] = value;
  }

  /** Returns the place in the rewritten text; one out of range for a parameter out of range. */
  int place(int parameter) {
    if (parameter < 1) {
      return parameter;
    }
    return has(parameter) ? places.ofParameter(parameter) : places.count() + parameter;
  }

  /** Returns the values that are kept now, each NULL where none is. */
  List<@Nullable Plaintext> copy() {
    return Arrays.asList(kept.clone());
  }

  /**
   * Returns the values that are kept now, each NULL where none is; of large objects, which an
   * application may use for another value before these are sealed, what is in them.
   */
  List<@Nullable Plaintext> copy(SessionCells cells) throws SQLException {
    @Nullable Plaintext[] copy = kept.clone();
    for (int i = 0; i < copy.length; i++) {
      LogicalType type = type(i + 1);
      Plaintext value = copy[i];
      copy[i] = type == null || value == null ? value : cells.lasting(type, value);
    }
    return Arrays.asList(copy);
  }

  /** Takes note that a batch got what is kept. */
  void batched() {
    batched = kept.clone();
    rows.batched();
  }

  /** Leaves behind a batch, run or not, what its driver leaves: else a row had values of two. */
  void batchOver(RealDriver driver, boolean ran) {
    if (driver.has(RealDriver.Habit.BATCHES_CLEAR_PARAMETERS)) {
      if (!ran || batched.length > 0) {
        clear();
      }
    } else if (ran && batched.length > 0 && driver.has(RealDriver.Habit.BATCHES_SET_PARAMETERS)) {
      kept = batched;
      rows.restore();
    }
    batched = new Plaintext[0];
  }

  /** Keeps the values that were kept at another time. */
  void restore(List<@Nullable Plaintext> copy) {
    for (int i = 0; i < kept.length; i++) {
      kept[i] = copy.get(i);
    }
  }

  void clear() {
    Arrays.fill(kept, null);
    rows.clear();
  }

  /** Gives back what was bound and is not wanted any more. */
  void release() {
    SpooledCell.closeAll(waiting);
    waiting.clear();
  }

  /**
   * Seals what is kept and the literals, and binds the cells.
   *
   * @param setters what was set of parameters that are asked more than once
   */
  void bind(PreparedStatement inner, Session session, RepeatedSetters setters) throws SQLException {
    for (int i = 1; i <= roles.size(); i++) {
      Plaintext value = kept[i - 1];
      if (value == null || stays(i)) {
        continue; // the driver complains itself
      }
      if (roles.get(i - 1) instanceof ParameterRole.Sealed given) {
        ParameterRole.Sealed role = tenants.told(given, kept);
        if (role.elements()) {
          session.cells().bindElements(inner, place(i), role, value);
        } else if (role.row() != null) {
          RowKey row = rows.of(role.row());
          bind(inner, place(i), session.cells().sealInRow(role.column(), row, value));
        } else {
          Cell cell = session.cells().sealSent(role.column(), role.use(), value, waiting);
          bind(inner, place(i), cell);
          if (ParameterPlaces.endsRange(role)) {
            bind(inner, place(i) + 1, ((StoredCell) cell).behindAll());
          }
        }
      } else if (roles.get(i - 1) instanceof ParameterRole.NullTest) {
        NullTests.bind(inner, place(i), value);
      } else if (!tenants.has(i)) {
        throw new IllegalStateException("a value was kept that is not sealed");
      }
    }
    if (!added.isEmpty()) {
      bindAdded(inner, session, setters);
    }
  }

  private void bindAdded(PreparedStatement inner, Session session, RepeatedSetters setters)
      throws SQLException {
    Iterator<StoredCell> group = groups.iterator();
    Iterator<Integer> parameters = repeated.iterator();
    for (int i = 0; i < added.size(); i++) {
      Splice splice = added.get(i);
      if (splice instanceof Splice.Sealed literal) {
        Splice.Sealed sealed = tenants.told(literal, kept);
        SessionCells cells = session.cells();
        StoredCell cell =
            cells.seal(
                sealed,
                rows,
                (parameter, type) -> cells.comparand(type, evaluated(parameter)).value());
        bind(inner, places.ofAdded(i), cell);
      } else if (splice instanceof NarrowedSplice) {
        int parameter = parameters.next();
        if (parameter == NarrowedSplice.CELL) {
          bind(inner, places.ofAdded(i), group.next());
        } else {
          setters.of(parameter).set(inner, places.ofAdded(i));
        }
      }
    }
  }

  /** Returns the place of the list of keys, or of the first of several. */
  int placeOfKeys() {
    return places.ofAdded(added.indexOf(null));
  }

  private static void bind(PreparedStatement inner, int place, Cell cell) throws SQLException {
    try {
      cell.bind(inner, place);
    } catch (Fault e) {
      throw SqlErrors.of(e);
    }
  }
}
