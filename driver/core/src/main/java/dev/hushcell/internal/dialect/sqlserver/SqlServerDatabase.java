package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dialect.SemicolonUrl;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.schema.InformationSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** SQL Server 2016 and newer. */
public final class SqlServerDatabase extends Database {
  /** The name of the instance and of the database, which no two of one network share. */
  private static final String PLACE =
      "SELECT CAST(SERVERPROPERTY('ServerName') AS NVARCHAR(300)), DB_NAME()";

  private final SqlServerTypes types;

  public SqlServerDatabase() {
    this(new SqlServerTypes());
  }

  private SqlServerDatabase(SqlServerTypes types) {
    this(types, new SqlServerTables(types));
  }

  private SqlServerDatabase(SqlServerTypes types, SqlServerTables tables) {
    super(
        new Parts(
            "SQL Server",
            Set.of("Microsoft SQL Server"),
            Set.of("jdbc:sqlserver:"),
            new SemicolonUrl(),
            SqlServerRules.RULES,
            new SqlServerDriver(),
            tables,
            new SqlServerRewriting(tables),
            SqlServerSchemaSql.OWN,
            new SqlServerLink(),
            new SqlServerDisk(),
            Set.of("information_schema", "sys", "guest", "db_owner")));
    this.types = types;
  }

  @Override
  public InformationSchema catalog(Connection connection) {
    return new SqlServerInformationSchema(connection);
  }

  @Override
  public void requireProven(Connection connection) {
    new ServerProof(types).require(connection);
  }

  @Override
  public boolean isInTransaction(Connection connection) throws SQLException {
    return Rows.isTrue(connection, "SELECT @@TRANCOUNT");
  }

  /** A login has a database of its own, which the URL does not name. */
  @Override
  public String name(Connection connection) throws SQLException {
    return super.name(connection) + " " + connection.getCatalog();
  }

  @Override
  public Optional<String> place(Connection connection) throws SQLException {
    return Rows.first(
        connection, PLACE, row -> "sqlserver/" + row.getString(1) + "/" + row.getString(2));
  }
}
