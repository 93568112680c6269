package dev.hushcell.contract.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * All servers, for {@link EachServer}. Each is started when the first test asks for it, and stopped
 * when the last test of the JVM has ended. The system property {@code hushcell.contract.servers} names
 * those that are wanted; behind a question mark it may give options of the driver, as in {@code
 * mariadb?useServerPrepStmts=true&cachePrepStmts=true}.
 */
public final class Servers implements ArgumentsProvider {
  private static final Namespace NAMESPACE = Namespace.create(Servers.class);
  private static final Map<String, Function<Store, Server>> ALL =
      Map.ofEntries(
          entry("h2", store -> H2Server.ofRegular()),
          entry("h2-mysql", store -> H2Server.ofMysql()),
          entry("h2-mssql", store -> H2Server.ofSqlServer()),
          entry("postgresql", store -> new PostgresServer()),
          entry("mariadb", store -> MariaServer.ofMariaDb(maria(store))),
          entry("mariadb-defaults", store -> MariaServer.ofDefaults(maria(store))),
          entry("mysql-driver", store -> MariaServer.ofMysql(maria(store))),
          entry("mysql-driver-defaults", store -> MariaServer.ofMysqlDefaults(maria(store))),
          entry("mysql-server", store -> MysqlServer.given()),
          entry("sqlserver", store -> SqlServerServer.given("sqlserver")),
          entry("sqlserver-defaults", store -> SqlServerServer.given("sqlserver-defaults")));

  private static Map.Entry<String, Function<Store, Server>> entry(
      String name, Function<Store, Server> start) {
    return Map.entry(name, start);
  }

  /**
   * The databases that the driver connects to; of two only where a server is given. Behind a
   * question mark stand options of the driver below that change how it binds or sends.
   */
  private static final String OFFERED =
      "h2,h2-mysql,h2-mssql,postgresql,postgresql?preferQueryMode=simple&autosave=always,"
          + "postgresql?reWriteBatchedInserts=true,postgresql?stringtype=unspecified,"
          + "postgresql?prepareThreshold=1,postgresql?autosave=always,"
          + "postgresql?defaultRowFetchSize=2,mariadb,mysql-driver,mariadb-defaults,"
          + "mysql-driver-defaults,mysql-server,sqlserver";

  private static final String WANTED = "hushcell.contract.servers";

  /** What is run besides on a SQL Server that is given. */
  private static final String OFFERED_ON_SQL_SERVER =
      ",sqlserver-defaults,sqlserver?useBulkCopyForBatchInsert=true,"
          + "sqlserver?sendStringParametersAsUnicode=false,sqlserver?prepareMethod=prepare";

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    return of(name -> true, context);
  }

  /** Returns those that are wanted and have a certain name. */
  static Stream<? extends Arguments> of(Predicate<String> names, ExtensionContext context) {
    List<String> wanted = List.of(System.getProperty(WANTED, offered()).split(","));
    boolean one =
        System.getProperty(WANTED) == null
            && context.getRequiredTestClass().isAnnotationPresent(OneCollation.class);
    Predicate<String> taken = names.and(name -> !one || !name.endsWith("-defaults"));
    List<Arguments> servers = new ArrayList<>();
    for (String name : wanted.stream().filter(taken).sorted().toList()) {
      servers.add(Arguments.of(server(name, context)));
    }
    return servers.stream();
  }

  private static String offered() {
    return GivenServer.of("sqlserver").isPresent() ? OFFERED + OFFERED_ON_SQL_SERVER : OFFERED;
  }

  private static Server server(String name, ExtensionContext context) {
    String[] parts = name.split("\\?", 2);
    Store store = context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE);
    Server server =
        store.getOrComputeIfAbsent(parts[0], each -> ALL.get(each).apply(store), Server.class);
    return parts.length == 1 ? server : server.with(parts[1]);
  }

  private static MariaProcess maria(Store store) {
    return store
        .getOrComputeIfAbsent("process", each -> MariaProcess.start(), MariaProcess.class)
        .used();
  }
}
