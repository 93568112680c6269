package dev.hushcell.hibernate;

import dev.hushcell.Hushcell;
import dev.hushcell.policy.MappedColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.jdbc.connections.spi.JdbcConnectionAccess;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Stops the start of Hibernate when an attribute that has {@code @Encrypted} is stored in a column
 * that the connection does not protect, or when the connection is not one of Hushcell at all; and
 * when Envers would keep the history of a protected column in one that is not.
 *
 * <p>Runs before Hibernate makes or changes tables. Without annotated attributes it does nothing
 * and asks for no connection. With several tenants, the connection that Hibernate takes for its own
 * purposes is looked at, not that of each tenant.
 */
public final class ProtectionIntegrator implements Integrator {
  /** Set by Spring while it processes an application ahead of time. */
  private static final String AHEAD_OF_TIME = "spring.aot.processing";

  /** For the service loader. */
  public ProtectionIntegrator() {}

  /**
   * Compares.
   *
   * @throws UnprotectedAttributeException when an attribute would be stored in clear, or when that
   *     cannot be found out
   */
  @Override
  public void integrate(
      Metadata metadata, BootstrapContext context, SessionFactoryImplementor sessionFactory) {
    // Asked this way, both Hibernate 6.6 and 7 answer.
    ClassLoaderService classes =
        context.getServiceRegistry().requireService(ClassLoaderService.class);
    Optional<String> schema =
        Optional.ofNullable(sessionFactory.getSqlStringGenerationContext().getDefaultSchema())
            .map(Identifier::getText);
    AttributeWalk walk = new AttributeWalk(metadata, classes, schema);
    walk.walk();
    Histories histories = new Histories(metadata, schema);
    if (!walk.columns().isEmpty() || !walk.unfit().isEmpty() || !histories.isEmpty()) {
      check(sessionFactory.getJdbcServices().getBootstrapJdbcConnectionAccess(), walk, histories);
    }
  }

  private static void check(JdbcConnectionAccess access, AttributeWalk walk, Histories histories) {
    try {
      Connection connection = access.obtainConnection();
      try {
        Hushcell.requireDeclared(connection, walk.columns());
        for (Map.Entry<MappedColumn, String> each : walk.unfit().entrySet()) {
          requireFit(connection, each.getKey(), each.getValue());
        }
        histories.forEach((column, copy) -> requireBoth(connection, column, copy));
      } finally {
        access.releaseConnection(connection);
      }
    } catch (SQLException e) {
      throw new UnprotectedAttributeException(
          "Hibernate cannot start, since attributes that must be protected may not be; see the cause",
          e);
    } catch (UnsupportedOperationException e) {
      if (!Boolean.getBoolean(AHEAD_OF_TIME)) {
        throw e;
      }
      // Spring reads the mapping while it builds, and connects to nothing.
    }
  }

  /** Refuses a column that cannot keep cells, if it is declared: in the file, or by annotation. */
  private static void requireFit(Connection connection, MappedColumn column, String why) {
    if (isDeclared(connection, column)) {
      throw new UnprotectedAttributeException(
          column.attribute() + " must be protected, but Hibernate stores it " + why, null);
    }
  }

  /** Refuses a history in plaintext of a column that is declared. */
  private static void requireBoth(Connection connection, MappedColumn column, MappedColumn copy) {
    if (isDeclared(connection, column) && !isDeclared(connection, copy)) {
      String name = copy.table() + "." + copy.column();
      throw new UnprotectedAttributeException(
          column.table()
              + "."
              + column.column()
              + " must be protected, but Envers keeps its history in "
              + name
              + ", which is not; name "
              + name
              + " under columns: in the configuration, or put @NotAudited at the attribute",
          null);
    }
  }

  private static boolean isDeclared(Connection connection, MappedColumn column) {
    try {
      Hushcell.requireDeclared(connection, List.of(column));
      return true;
    } catch (SQLException notDeclared) {
      return false;
    }
  }

  @Override
  public void disintegrate(
      SessionFactoryImplementor sessionFactory, SessionFactoryServiceRegistry serviceRegistry) {
    // there is nothing to give back
  }
}
