package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dialect.QueryUrl;
import dev.hushcell.internal.dialect.postgresql.PostgresTypes.Encoding;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.schema.InformationSchema;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** PostgreSQL, with databases of one kind of encoding. */
public final class PostgresDatabase extends Database {
  private static final String PLACE =
      "SELECT system_identifier, pg_catalog.current_database() FROM pg_catalog.pg_control_system()";

  /** Begins the SQLSTATE of a connection that is lost. */
  private static final String CONNECTION_FAILED = "08";

  private final Encoding encoding;

  /** Knows databases that keep text as UTF-8. */
  public PostgresDatabase() {
    this(Encoding.UTF8);
  }

  private PostgresDatabase(Encoding encoding) {
    super(
        new Parts(
            "PostgreSQL",
            Set.of("PostgreSQL"),
            Set.of("jdbc:postgresql:"),
            new QueryUrl(true, ""),
            PostgresRules.RULES,
            new PostgresDriver(),
            new PostgresTables(new PostgresTypes(encoding)),
            new PostgresRewriting(),
            PostgresSchemaSql.OWN,
            new PostgresLink(),
            new PostgresDisk(),
            Set.of("information_schema", "pg_catalog", "pg_toast")));
    this.encoding = encoding;
  }

  public static List<Database> all() {
    List<Database> all = new ArrayList<>();
    for (Encoding encoding : Encoding.values()) {
      all.add(new PostgresDatabase(encoding));
    }
    return List.copyOf(all);
  }

  @Override
  public boolean isBehind(DatabaseMetaData metaData) throws SQLException {
    return isProduct(metaData.getDatabaseProductName())
        && Encoding.of(metaData.getConnection()) == encoding;
  }

  @Override
  public InformationSchema catalog(Connection connection) {
    return new PostgresInformationSchema(connection, encoding);
  }

  /** The driver goes on to the next host when one fails, or takes any of them. */
  @Override
  public boolean hasSeveralHosts(String url) {
    return url.indexOf(',') >= 0;
  }

  /**
   * The user, or a property, names the database where the URL does not. Of several hosts each is
   * asked which one it is.
   */
  @Override
  public String name(Connection connection) throws SQLException {
    String url = super.name(connection);
    return hasSeveralHosts(url)
        ? url + " " + place(connection).orElse("")
        : url + " " + asked(connection, connection::getCatalog);
  }

  /** The number that initdb gave the cluster; a copy that was restored elsewhere has another. */
  @Override
  public Optional<String> place(Connection connection) throws SQLException {
    return asked(
        connection,
        () ->
            Rows.first(
                connection,
                PLACE,
                row -> "postgresql/" + row.getString(1) + "/" + row.getString(2)));
  }

  /**
   * The driver knows it without a question, but says it only by refusing what sets nothing. Managed
   * connections refuse it in words of their own.
   */
  @Override
  public boolean isInTransaction(Connection connection) throws SQLException {
    try {
      connection.setReadOnly(connection.isReadOnly());
      return false;
    } catch (SQLException refused) {
      if (String.valueOf(refused.getSQLState()).startsWith(CONNECTION_FAILED)) {
        throw refused;
      }
      return true;
    }
  }
}
