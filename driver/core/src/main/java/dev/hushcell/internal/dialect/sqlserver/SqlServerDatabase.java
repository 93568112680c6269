package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dialect.DiskExam;
import dev.hushcell.internal.dialect.LinkExam;
import dev.hushcell.internal.dialect.OwnSettings;
import dev.hushcell.internal.dialect.SemicolonUrl;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.UrlForm;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.rewriting.RewritingTables;
import dev.hushcell.internal.schema.InformationSchema;
import dev.hushcell.internal.value.RealDriver;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** SQL Server 2016 and newer. */
public final class SqlServerDatabase implements Database {
  /** The name of the instance and of the database, which no two of one network share. */
  private static final String PLACE =
      "SELECT CAST(SERVERPROPERTY('ServerName') AS NVARCHAR(300)), DB_NAME()";

  private final RealDriver driver = new SqlServerDriver();
  private final SqlServerTypes types = new SqlServerTypes();
  private final SqlServerTables tables = new SqlServerTables(types);

  @Override
  public String name() {
    return "SQL Server";
  }

  @Override
  public boolean hasUrl(String url) {
    return url.startsWith("jdbc:sqlserver:");
  }

  @Override
  public UrlForm urls() {
    return new SemicolonUrl();
  }

  @Override
  public boolean isProduct(String product) {
    return product.equals("Microsoft SQL Server");
  }

  @Override
  public SqlRules rules() {
    return new SqlServerRules();
  }

  @Override
  public RealDriver driver() {
    return driver;
  }

  @Override
  public DatabaseTables tables() {
    return tables;
  }

  @Override
  public Optional<RewritingTables> rewriting() {
    return Optional.of(new SqlServerRewriting(tables));
  }

  @Override
  public InformationSchema catalog(Connection connection) {
    return new SqlServerInformationSchema(connection);
  }

  @Override
  public OwnSettings ownSettings() {
    return SqlServerSchemaSql.OWN;
  }

  @Override
  public LinkExam link() {
    return new SqlServerLink();
  }

  @Override
  public DiskExam disk() {
    return new SqlServerDisk();
  }

  @Override
  public Set<String> systemSchemas() {
    return Set.of("information_schema", "sys", "guest", "db_owner");
  }

  @Override
  public boolean isUnnamed(Connection connection) {
    return false;
  }

  @Override
  public void requireProven(Connection connection) {
    new ServerProof(types).require(connection);
  }

  @Override
  public Optional<String> place(Connection connection) throws SQLException {
    return Rows.of(
            connection, PLACE, row -> "sqlserver/" + row.getString(1) + "/" + row.getString(2))
        .stream()
        .findFirst();
  }
}
