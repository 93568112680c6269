package dev.hushcell.testing.recorded;

import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dialect.h2.H2Database;
import dev.hushcell.internal.dialect.h2.H2Mode;
import dev.hushcell.internal.dialect.mysql.MysqlDatabase;
import dev.hushcell.internal.dialect.postgresql.PostgresDatabase;
import dev.hushcell.internal.dialect.sqlite.SqliteDatabase;
import dev.hushcell.internal.dialect.sqlserver.SqlServerDatabase;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.pipeline.TextPlanner;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.Naming.Letters;
import dev.hushcell.internal.sql.Naming.Unquoted;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A kind of database for which texts are planned without a server. */
public enum Engine {
  H2("PUBLIC"),
  POSTGRESQL("public"),
  MYSQL("app"),
  MARIADB("app"),
  SQLITE("main"),
  SQLSERVER("dbo"),
  /** H2 in its mode of MySQL. */
  H2_MYSQL("PUBLIC"),
  /** H2 in its mode of SQL Server. */
  H2_SQLSERVER("PUBLIC");

  /** Those for which every text is planned. */
  public static final List<Engine> ALL = List.of(H2, POSTGRESQL, MYSQL, MARIADB, SQLITE, SQLSERVER);

  private final String schema;

  Engine(String schema) {
    this.schema = schema;
  }

  /** Returns its name in records. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the schema that unqualified names mean. */
  public String schema() {
    return schema;
  }

  /** Returns how it compares names, as its server does by default. */
  public Naming naming() {
    Letters caseless = new Letters(Unquoted.KEPT, true);
    return switch (this) {
      case H2 -> Naming.of(new Letters(Unquoted.UPPER));
      case H2_MYSQL, H2_SQLSERVER -> Naming.of(new Letters(Unquoted.UPPER, true));
      case POSTGRESQL -> Naming.of(new Letters(Unquoted.LOWER_ASCII));
      case MYSQL, MARIADB -> {
        Letters kept = new Letters(Unquoted.KEPT);
        Letters commons = this == MARIADB ? caseless : kept;
        yield new Naming(kept, kept, commons, caseless, Naming.UNLIMITED, false);
      }
      case SQLITE -> Naming.of(caseless);
      case SQLSERVER -> new Naming(caseless, caseless, caseless, caseless, Naming.UNLIMITED, true);
    };
  }

  /** Returns a name as it stores one that is written without quotes. */
  public String stored(String name) {
    return schema.equals("PUBLIC") ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT);
  }

  /** Returns what a session has switched in how its texts are read. */
  public String mode() {
    return switch (this) {
      case H2_MYSQL -> words(H2Mode.MYSQL);
      case H2_SQLSERVER -> words(H2Mode.MSSQLSERVER);
      case H2, POSTGRESQL, MYSQL, MARIADB, SQLITE, SQLSERVER -> "";
    };
  }

  private static String words(H2Mode mode) {
    return mode.flags().stream().map(Enum::name).sorted().collect(Collectors.joining(","));
  }

  /** Returns what the driver knows of it. */
  public Database database() {
    return switch (this) {
      case H2 -> new H2Database();
      case H2_MYSQL -> ofFamily(H2Mode.Family.MYSQL);
      case H2_SQLSERVER -> ofFamily(H2Mode.Family.SQL_SERVER);
      case POSTGRESQL -> new PostgresDatabase();
      case MYSQL, MARIADB -> ofFlavour(title());
      case SQLITE -> new SqliteDatabase();
      case SQLSERVER -> new SqlServerDatabase();
    };
  }

  private static Database ofFamily(H2Mode.Family family) {
    return H2Database.all().get(List.of(H2Mode.Family.values()).indexOf(family));
  }

  private static Database ofFlavour(String title) {
    return MysqlDatabase.all().stream()
        .filter(each -> each.name().equalsIgnoreCase(title))
        .findFirst()
        .orElseThrow();
  }

  /** Returns its planner, of connections that may do everything. */
  public TextPlanner planner(TrustedObjects trusted) {
    Database database = database();
    return new TextPlanner(database.types(), database.rules(), Access.unlimited(), trusted);
  }
}
