package dev.hushcell.testing.broken;

import dev.hushcell.internal.cell.ColumnCells;
import dev.hushcell.internal.plan.Planner;
import java.lang.reflect.Method;
import java.sql.Statement;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One way in which a driver can be broken.
 *
 * @param name what is wrong
 * @param planner breaks the planner, or leaves it as it is
 * @param cells breaks the cells, or leaves them as they are
 * @param slip breaks the statements that the application holds, or leaves them as they are
 * @param paths the paths of the workload whose marks have to come to light
 * @param source where they have to be found, such as {@code traffic}
 */
public record Break(
    String name,
    UnaryOperator<Planner> planner,
    UnaryOperator<ColumnCells> cells,
    Slip slip,
    Set<String> paths,
    String source) {

  /** A statement between the application and ours that may go its own way. */
  public interface Slip {
    /** Leaves everything to our statement. */
    Slip NONE = (ours, real, method, arguments) -> method.invoke(ours, arguments);

    /** Answers a call to our statement, behind which stands the real driver's. */
    Object call(Statement ours, Statement real, Method method, Object[] arguments)
        throws ReflectiveOperationException;
  }

  public static Break none(Set<String> paths) {
    return new Break("nothing", p -> p, c -> c, Slip.NONE, paths, "");
  }

  public static Break ofPlan(
      String name, UnaryOperator<Planner> planner, String source, String... paths) {
    return new Break(name, planner, c -> c, Slip.NONE, Set.of(paths), source);
  }

  public static Break ofCells(
      String name, UnaryOperator<ColumnCells> cells, String source, String... paths) {
    return new Break(name, p -> p, cells, Slip.NONE, Set.of(paths), source);
  }

  public static Break ofStatements(String name, Slip slip, String source, String... paths) {
    return new Break(name, p -> p, c -> c, slip, Set.of(paths), source);
  }

  @Override
  public String toString() {
    return name;
  }
}
