package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dialect.DiskExam;
import dev.hushcell.internal.dialect.LinkExam;
import dev.hushcell.internal.dialect.OwnSettings;
import dev.hushcell.internal.dialect.QueryUrl;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.UrlForm;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.rewriting.RewritingTables;
import dev.hushcell.internal.schema.InformationSchema;
import dev.hushcell.internal.value.RealDriver;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** PostgreSQL, with databases of one kind of encoding. */
public final class PostgresDatabase implements Database {
  private static final String PLACE =
      "SELECT system_identifier, pg_catalog.current_database() FROM pg_catalog.pg_control_system()";

  private final Encoding encoding;
  private final DatabaseTables tables;

  /** Knows databases that keep text as UTF-8. */
  public PostgresDatabase() {
    this(Encoding.UTF8);
  }

  private PostgresDatabase(Encoding encoding) {
    this.encoding = encoding;
    this.tables = new PostgresTables(new PostgresTypes(encoding));
  }

  public static List<Database> all() {
    List<Database> all = new ArrayList<>();
    for (Encoding encoding : Encoding.values()) {
      all.add(new PostgresDatabase(encoding));
    }
    return List.copyOf(all);
  }

  @Override
  public String name() {
    return "PostgreSQL";
  }

  @Override
  public boolean hasUrl(String url) {
    return url.startsWith("jdbc:postgresql:");
  }

  @Override
  public UrlForm urls() {
    return new QueryUrl(true, "");
  }

  @Override
  public boolean isProduct(String product) {
    return product.equals("PostgreSQL");
  }

  @Override
  public boolean isBehind(DatabaseMetaData metaData) throws SQLException {
    return isProduct(metaData.getDatabaseProductName())
        && Encoding.of(metaData.getConnection()) == encoding;
  }

  @Override
  public SqlRules rules() {
    return new PostgresRules();
  }

  @Override
  public RealDriver driver() {
    return new PostgresDriver();
  }

  @Override
  public DatabaseTables tables() {
    return tables;
  }

  @Override
  public Optional<RewritingTables> rewriting() {
    return Optional.of(new PostgresRewriting());
  }

  @Override
  public InformationSchema catalog(Connection connection) {
    return new PostgresInformationSchema(connection, encoding);
  }

  @Override
  public OwnSettings ownSettings() {
    return PostgresSchemaSql.OWN;
  }

  @Override
  public LinkExam link() {
    return new PostgresLink();
  }

  @Override
  public DiskExam disk() {
    return new PostgresDisk();
  }

  @Override
  public Set<String> systemSchemas() {
    return Set.of("information_schema", "pg_catalog", "pg_toast");
  }

  @Override
  public boolean isUnnamed(Connection connection) {
    return false;
  }

  /** The number that initdb gave the cluster; a copy that was restored elsewhere has another. */
  @Override
  public Optional<String> place(Connection connection) throws SQLException {
    return Rows.of(
            connection, PLACE, row -> "postgresql/" + row.getString(1) + "/" + row.getString(2))
        .stream()
        .findFirst();
  }
}
