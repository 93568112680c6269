package dev.hushcell.contract.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
 * when the last test of the JVM has ended. The system property {@code hushcell.contract.servers}
 * names those that are wanted; behind a question mark it may give options of the driver, as in
 * {@code mariadb?useServerPrepStmts=true&cachePrepStmts=true}.
 */
public final class Servers implements ArgumentsProvider {
  private static final Namespace NAMESPACE = Namespace.create(Servers.class);
  private static final String WANTED = "hushcell.contract.servers";

  /** Each class of servers has a line here, and says itself what it offers. */
  private static final List<Offer> ALL =
      Stream.of(
              H2Server.offers(),
              PostgresServer.offers(),
              MariaServer.offers(),
              MysqlServer.offers(),
              SqlServerServer.offers(),
              SqliteServer.offers())
          .flatMap(List::stream)
          .toList();

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    return of(name -> true, context);
  }

  /** Returns those that are wanted and have a certain name. */
  static Stream<? extends Arguments> of(Predicate<String> names, ExtensionContext context) {
    List<String> wanted = List.of(System.getProperty(WANTED, offered()).split(","));
    Predicate<String> taken =
        System.getProperty(WANTED) == null
            ? names.and(name -> isUseful(name, context.getRequiredTestClass()))
            : names;
    List<Arguments> servers = new ArrayList<>();
    for (String name : wanted.stream().filter(taken).sorted().toList()) {
      servers.add(Arguments.of(server(name, context)));
    }
    return servers.stream();
  }

  private static boolean isUseful(String name, Class<?> tests) {
    return !(name.endsWith("-defaults") && tests.isAnnotationPresent(OneCollation.class))
        && !(name.contains("?") && tests.isAnnotationPresent(WithoutOptions.class));
  }

  private static String offered() {
    return ALL.stream().flatMap(each -> each.runs().stream()).collect(Collectors.joining(","));
  }

  private static Server server(String name, ExtensionContext context) {
    String[] parts = name.split("\\?", 2);
    Store store = context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE);
    Server server = store.getOrComputeIfAbsent(parts[0], each -> start(each, store), Server.class);
    return parts.length == 1 ? server : server.with(parts[1]);
  }

  private static Server start(String name, Store store) {
    return ALL.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no server " + name))
        .start()
        .apply(store);
  }
}
