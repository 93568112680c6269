package dev.hushcell.flyway;

import dev.hushcell.HushcellDriver;
import java.sql.Connection;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.extensibility.Plugin;
import org.flywaydb.core.internal.database.DatabaseType;
import org.flywaydb.core.internal.database.base.BaseDatabaseType;
import org.flywaydb.core.internal.database.base.Database;
import org.flywaydb.core.internal.jdbc.JdbcConnectionFactory;
import org.flywaydb.core.internal.jdbc.StatementInterceptor;
import org.flywaydb.core.internal.parser.Parser;
import org.flywaydb.core.internal.parser.ParsingContext;

/**
 * Takes URLs with the prefix for Flyway: says which driver connects, and asks the type of the
 * database behind the prefix for the rest. Flyway finds it by itself. Once there is a connection,
 * Flyway takes the type that the name of the product says, which is the real one.
 */
@SuppressWarnings("rawtypes") // as Flyway has it
public final class PrefixedDatabaseType extends BaseDatabaseType {
  /** Built by the service loader. */
  public PrefixedDatabaseType() {}

  @Override
  public String getName() {
    return "Hushcell";
  }

  @Override
  public boolean handlesJDBCUrl(String url) {
    return url.startsWith(HushcellDriver.PREFIX);
  }

  @Override
  public String getDriverClass(String url, ClassLoader loader) {
    return HushcellDriver.class.getName();
  }

  @Override
  public void setDefaultConnectionProps(String url, Properties properties, ClassLoader loader) {
    behind(url).ifPresent(type -> type.setDefaultConnectionProps(inner(url), properties, loader));
  }

  private static String inner(String url) {
    return "jdbc:" + url.substring(HushcellDriver.PREFIX.length());
  }

  /** Returns the type of the database behind the prefix, if Flyway has one. */
  private static Optional<DatabaseType> behind(String url) {
    String inner = inner(url);
    for (Plugin each : ServiceLoader.load(Plugin.class, BaseDatabaseType.class.getClassLoader())) {
      if (each instanceof DatabaseType type
          && !(type instanceof PrefixedDatabaseType)
          && type.handlesJDBCUrl(inner)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean handlesDatabaseProductNameAndVersion(
      String name, String version, Connection connection) {
    return false;
  }

  @Override
  public int getNullType() {
    throw onlyForUrls();
  }

  @Override
  public Database createDatabase(
      Configuration configuration,
      JdbcConnectionFactory connections,
      StatementInterceptor interceptor) {
    throw onlyForUrls();
  }

  @Override
  public Parser createParser(
      Configuration configuration, ResourceProvider resources, ParsingContext context) {
    throw onlyForUrls();
  }

  private static IllegalStateException onlyForUrls() {
    return new IllegalStateException("Flyway takes the type of a connection by its product");
  }
}
