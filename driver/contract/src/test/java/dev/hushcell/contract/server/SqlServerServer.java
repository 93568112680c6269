package dev.hushcell.contract.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * SQL Server, or what speaks its protocol, somewhere: told by system properties. Each test has
 * databases of its own, which are dropped at the end.
 */
public final class SqlServerServer implements Server {
  private static final String KIND = "sqlserver";
  private static final String SETTINGS = "unproven: [" + KIND + "]\n";
  private static final String EXACT = " COLLATE Latin1_General_100_BIN2";

  /** All collations pass over blanks at the end; the exact ones tell names apart by case. */
  private static final Words WORDS =
      Words.standard(KIND)
          .with("boolean", "BIT")
          .with("text", "NVARCHAR(MAX)")
          .with("clob", "NVARCHAR(MAX)")
          .with("long", "NVARCHAR(MAX)")
          .with("blob", "VARBINARY(MAX)")
          .with("quoted", "[%s]")
          .with("identity", "BIGINT IDENTITY(1, 1)")
          .with("uuid", "UNIQUEIDENTIFIER")
          .with("double", "FLOAT")
          .with("first", "OFFSET 0 ROWS FETCH FIRST %s ROWS ONLY")
          .with("literal", "$1")
          .with("recursive", "")
          .with("add", "ADD")
          .with("copied", "SELECT * INTO copied FROM contact")
          .with("renamed", "EXEC sp_rename 'copied', 'contact'")
          // Of which there can be one without a value only.
          .with("unique", "")
          .without("merge")
          .without("zoned");

  private static final int WITH_IS_DISTINCT_FROM = 16;
  private static final String VERSION = "SELECT CAST(SERVERPROPERTY('ProductMajorVersion') AS INT)";

  /** What a server that is compatible may lack: how it is written, and a statement that has it. */
  private static final Map<String, String> FEATURES =
      Map.of(
          "merge ",
              "merge into #hushcell_feature as t using (select 1 as a) as s on t.a = s.a when not"
                  + " matched then insert (a) values (s.a);",
          " with ties", "select top 1 with ties a from #hushcell_feature order by a",
          "create synonym ", "create synonym hushcell_feature for dbo.nothing",
          " with encryption", "create view hushcell_hidden with encryption as select 1 as a",
          " apply ", "select 1 from #hushcell_feature f cross apply (select f.a as b) g",
          " for json", "select a from #hushcell_feature for json path",
          "add plain varchar(20), other int", "alter table #hushcell_feature add b int, c int");

  private static final String TOLD =
      "SELECT t.text FROM sys.dm_exec_cached_plans p"
          + " CROSS APPLY sys.dm_exec_sql_text(p.plan_handle) t WHERE t.text IS NOT NULL";

  private final Words words;
  private final GivenServer given;
  private final String collation;
  private final int version;
  private final Set<String> lacking;
  private final List<String> made = new ArrayList<>();

  private SqlServerServer(
      Words words, GivenServer given, String collation, int version, Set<String> lacking) {
    this.words = words;
    this.given = given;
    this.collation = collation;
    this.version = version;
    this.lacking = lacking;
  }

  /** Returns what the contract runs on; on one that is given, more. */
  static List<Offer> offers() {
    boolean there = GivenServer.of(KIND).isPresent();
    String defaults = KIND + "-defaults";
    String[] options = {
      "useBulkCopyForBatchInsert=true",
      "sendStringParametersAsUnicode=false",
      "prepareMethod=prepare"
    };
    return List.of(
        Offer.with(KIND, store -> given(KIND), there ? options : new String[0]),
        new Offer(defaults, there ? List.of(defaults) : List.of(), store -> given(defaults)));
  }

  /** Returns one that compares exactly, or as it does when it is not told how. */
  public static Server given(String name) {
    boolean exact = name.equals(KIND);
    Words words = exact ? WORDS.named(KIND, "loose", "cased") : WORDS.named(name, KIND, "loose");
    Optional<GivenServer> given = GivenServer.of(KIND);
    return given
        .map(server -> there(words, server, exact ? EXACT : ""))
        .orElseGet(() -> new AbsentServer(words, GivenServer.hint(KIND)));
  }

  /** Returns the words in which scripts are read for it. */
  public static Words dialect() {
    return WORDS.named(KIND, "loose", "cased");
  }

  private static Server there(Words words, GivenServer server, String collation) {
    try {
      String version = server.texts(VERSION).get(0);
      int number = version.equals("null") ? 0 : Integer.parseInt(version);
      return new SqlServerServer(words, server, collation, number, lacking(server));
    } catch (SQLException e) {
      throw new IllegalStateException("the server that is given does not answer", e);
    }
  }

  /** Returns how that is written which the server does not have, tried in a database of its own. */
  private static Set<String> lacking(GivenServer server) throws SQLException {
    String name = GivenServer.freshName();
    server.run("CREATE DATABASE [" + name + "]");
    Set<String> lacking = new TreeSet<>();
    String url = url(server.url(), name);
    try (Connection connection =
            DriverManager.getConnection(url, server.user(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute("create table #hushcell_feature (a int)");
      for (Map.Entry<String, String> each : FEATURES.entrySet()) {
        try {
          statement.execute(each.getValue());
        } catch (SQLException notThere) {
          lacking.add(each.getKey());
        }
      }
    } finally {
      drop(server, name);
    }
    return lacking;
  }

  /** Not every server can send the others away first. */
  private static void drop(GivenServer server, String name) throws SQLException {
    try {
      server.run("ALTER DATABASE [" + name + "] SET SINGLE_USER WITH ROLLBACK IMMEDIATE");
    } catch (SQLException notThere) {
      // then those who are left over keep it, and the next line says so
    }
    server.run("DROP DATABASE [" + name + "]");
  }

  @Override
  public String name() {
    return words.name();
  }

  @Override
  public String settings() {
    return SETTINGS;
  }

  @Override
  public boolean takes(String statement) {
    String written = statement.toLowerCase(Locale.ROOT);
    boolean distinct = version >= WITH_IS_DISTINCT_FROM || !statement.contains("DISTINCT FROM");
    return distinct && lacking.stream().noneMatch(written::contains);
  }

  @Override
  public Base fresh() throws SQLException {
    String name = GivenServer.freshName();
    given.run("CREATE DATABASE [" + name + "]" + collation);
    synchronized (made) {
      made.add(name);
    }
    return new Base(url(given.url(), name), given.user(), given.password(), ';');
  }

  /** Puts another database into a URL. */
  static String url(String url, String database) {
    String others = url.replaceAll("(?i);\\s*database(?:Name)?\\s*=\\s*(?:\\{[^}]*\\}|[^;]*)", "");
    return (others.endsWith(";") ? others : others + ";") + "databaseName=" + database;
  }

  @Override
  public Words words() {
    return words;
  }

  @Override
  public List<Path> traces() {
    return List.of();
  }

  /** The texts in the cache of plans, where the user may see them. */
  @Override
  public List<String> told() {
    try {
      return given.texts(TOLD);
    } catch (SQLException notAllowed) {
      return List.of();
    }
  }

  @Override
  public void close() throws SQLException {
    synchronized (made) {
      for (String name : made) {
        drop(given, name);
      }
      made.clear();
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
