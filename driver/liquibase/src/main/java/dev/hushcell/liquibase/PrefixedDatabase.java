package dev.hushcell.liquibase;

import dev.hushcell.HushcellDriver;
import liquibase.database.DatabaseConnection;
import liquibase.database.core.UnsupportedDatabase;
import org.jspecify.annotations.Nullable;

/**
 * Takes URLs with the prefix for Liquibase: says which driver connects. Liquibase finds it by
 * itself. Once there is a connection, Liquibase takes the database that the name of the product
 * says, which is the real one; this one is never taken for it.
 */
public final class PrefixedDatabase extends UnsupportedDatabase {
  /** Built by the service loader. */
  public PrefixedDatabase() {}

  @Override
  public @Nullable String getDefaultDriver(@Nullable String url) {
    return url != null && url.startsWith(HushcellDriver.PREFIX)
        ? HushcellDriver.class.getName()
        : null;
  }

  @Override
  public boolean isCorrectDatabaseImplementation(DatabaseConnection connection) {
    return false;
  }

  @Override
  public String getShortName() {
    return "hushcell";
  }

  @Override
  protected String getDefaultDatabaseProductName() {
    return "Hushcell";
  }
}
