package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.ColumnCells;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.AuditTrail;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.ProtectionLedger;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.plan.Planner;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.value.RealDriver;
import dev.hushcell.observe.Observer;
import java.util.function.UnaryOperator;

/**
 * What the surface needs for one connection.
 *
 * @param planner shared by all connections of a graph
 * @param escapes translates the escapes of a text, as the driver of the database does
 * @param schema what this connection sees; used by no other connection
 * @param ledger shared by all connections of a graph
 * @param cells shared by all connections of a graph
 * @param types what is known of the types of the database
 * @param driver what the driver of the database does with values
 * @param failures what the failures of the database mean
 * @param access what the connection may not do with protected columns
 * @param unwrapAllowed whether {@code unwrap} may hand out an object of the real driver
 * @param catalogueShown whether metadata list the tables of the catalogue
 * @param extension what {@code unwrap} of the connection hands out when asked for its type
 * @param closed to be run once, after the application's connection was closed or aborted
 * @param observer learns what is evaluated, and of which columns cells are used
 * @param audit takes the latter down
 * @param limits how many cells may be opened; shared by all connections of a graph
 */
public record SessionParts(
    Planner planner,
    UnaryOperator<String> escapes,
    SchemaView schema,
    ProtectionLedger ledger,
    ColumnCells cells,
    TypeKnowledge types,
    RealDriver driver,
    Failures failures,
    Access access,
    boolean unwrapAllowed,
    boolean catalogueShown,
    Object extension,
    Runnable closed,
    Observer observer,
    AuditTrail audit,
    CellLimits limits) {
  /** The parts say nothing that a log should have. */
  @Override
  public String toString() {
    return "SessionParts@" + Integer.toHexString(System.identityHashCode(this));
  }
}
