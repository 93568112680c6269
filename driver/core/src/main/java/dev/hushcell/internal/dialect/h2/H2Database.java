package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dialect.OwnSettings;
import dev.hushcell.internal.dialect.SemicolonUrl;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.schema.InformationSchema;
import dev.hushcell.internal.schema.SchemaFault;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** H2 2.x, embedded or as a server, in the modes of one family. */
public final class H2Database extends Database {
  private static final Pattern SERVER = Pattern.compile("jdbc:h2:(?:tcp|ssl)://([^/]*)/.*");
  private static final String UNCOMMITTED =
      "SELECT CONTAINS_UNCOMMITTED FROM INFORMATION_SCHEMA.SESSIONS"
          + " WHERE SESSION_ID = SESSION_ID()";
  private static final Pattern IN_MEMORY = Pattern.compile("(?i)(?:nio)?mem(?:FS|LZF):.*");

  /** Begins the SQLSTATE where the information schema has no such columns, as in H2 1.x. */
  private static final String UNKNOWN_NAME = "42";

  /** The first version with these columns. */
  private static final int MODERN = 2;

  private final H2Mode.Family family;

  /** Builds it for the modes that have the types of H2. */
  public H2Database() {
    this(H2Mode.Family.STANDARD);
  }

  private H2Database(H2Mode.Family family) {
    this(family, new H2Tables(new H2Types(family)));
  }

  private H2Database(H2Mode.Family family, H2Tables tables) {
    super(
        new Parts(
            "H2",
            Set.of("H2"),
            Set.of("jdbc:h2:"),
            new SemicolonUrl(),
            H2Rules.RULES,
            new H2Driver(),
            tables,
            new H2Rewriting(tables),
            OwnSettings.none(),
            new H2Link(),
            new H2Disk(),
            Set.of("information_schema")));
    this.family = family;
  }

  public static List<Database> all() {
    return Arrays.stream(H2Mode.Family.values()).<Database>map(H2Database::new).toList();
  }

  /** A mode that is not known is refused later, as that of the standard family is. */
  @Override
  public boolean isBehind(DatabaseMetaData driver) throws SQLException {
    return isProduct(driver.getDatabaseProductName()) && family(driver.getConnection()) == family;
  }

  private static H2Mode.Family family(Connection connection) throws SQLException {
    try {
      return H2Settings.of(connection).mode().map(H2Mode::family).orElse(H2Mode.Family.STANDARD);
    } catch (SQLException e) {
      boolean early = connection.getMetaData().getDatabaseMajorVersion() < MODERN;
      if (early && String.valueOf(e.getSQLState()).startsWith(UNKNOWN_NAME)) {
        return H2Mode.Family.STANDARD;
      }
      throw e; // what passes must not be taken for another mode
    }
  }

  @Override
  public void requireSupported(DatabaseMetaData driver) throws SQLException {
    if (driver.getDatabaseMajorVersion() < MODERN) {
      throw SchemaFault.SETTING.fault(
          "the database is H2 "
              + driver.getDatabaseProductVersion()
              + ", and this version protects H2 2.0 and later, whose information schema tells what"
              + " is asked of it; use a newer jar of H2");
    }
  }

  @Override
  public InformationSchema catalog(Connection connection) {
    return new H2InformationSchema(connection, family);
  }

  @Override
  public boolean isUnnamed(Connection connection) throws SQLException {
    String url = connection.getMetaData().getURL();
    return url.equals("jdbc:h2:mem:") || url.startsWith("jdbc:h2:mem:;");
  }

  /** An empty transaction is none. */
  @Override
  public boolean isInTransaction(Connection connection) throws SQLException {
    if (connection.getAutoCommit()) {
      return false;
    }
    return Rows.of(connection, UNCOMMITTED, row -> row.getBoolean(1)).stream().allMatch(is -> is);
  }

  @Override
  public Optional<String> place(Connection connection) throws SQLException {
    Matcher server = SERVER.matcher(connection.getMetaData().getURL());
    String prefix = server.matches() ? server.group(1) + "/" : "";
    String file = Rows.texts(connection, "CALL DATABASE_PATH()").get(0);
    return Optional.ofNullable(file)
        .filter(path -> !IN_MEMORY.matcher(path).matches())
        .map(path -> prefix + path);
  }
}
