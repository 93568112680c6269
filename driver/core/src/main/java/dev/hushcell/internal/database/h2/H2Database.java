package dev.hushcell.internal.database.h2;

import dev.hushcell.internal.database.Database;
import dev.hushcell.internal.jdbc.schema.Catalog;
import dev.hushcell.internal.jdbc.value.RealDriver;
import dev.hushcell.internal.keyring.database.DatabaseTables;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.sql.Dialect;
import dev.hushcell.policy.TypeKnowledge;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** H2 2.x, embedded or as a server. */
public final class H2Database implements Database {
  private static final Pattern SERVER = Pattern.compile("jdbc:h2:(?:tcp|ssl)://([^/]*)/.*");
  private static final Pattern IN_MEMORY = Pattern.compile("(?i)(?:nio)?mem(?:FS|LZF):.*");

  private final DatabaseTables tables = new H2Tables(new H2Types());

  @Override
  public String name() {
    return "H2";
  }

  @Override
  public boolean hasUrl(String url) {
    return url.startsWith("jdbc:h2:");
  }

  @Override
  public boolean isProduct(String product) {
    return product.equals("H2");
  }

  @Override
  public Dialect dialect() {
    return Dialect.H2;
  }

  @Override
  public TypeKnowledge types() {
    return tables.types();
  }

  @Override
  public SqlRules rules() {
    return SqlRules.h2();
  }

  @Override
  public RealDriver driver() {
    return RealDriver.standard();
  }

  @Override
  public DatabaseTables tables() {
    return tables;
  }

  @Override
  public Catalog catalog(Connection connection) {
    return new H2Catalog(connection);
  }

  @Override
  public boolean isUnnamed(Connection connection) throws SQLException {
    String url = connection.getMetaData().getURL();
    return url.equals("jdbc:h2:mem:") || url.startsWith("jdbc:h2:mem:;");
  }

  @Override
  public Optional<String> place(Connection connection) throws SQLException {
    Matcher server = SERVER.matcher(connection.getMetaData().getURL());
    String prefix = server.matches() ? server.group(1) + "/" : "";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("CALL DATABASE_PATH()")) {
      row.next();
      return Optional.ofNullable(row.getString(1))
          .filter(path -> !IN_MEMORY.matcher(path).matches())
          .map(path -> prefix + path);
    }
  }
}
