package dev.hushcell.contract.server;

import dev.hushcell.testing.Depth;
import dev.hushcell.testing.recorded.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
  static final String WANTED = "hushcell.contract.servers";

  /** In the options of a driver that change how it sends texts. */
  private static final String OF_TEXTS = "preferQueryMode=simple";

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

  /** Returns the words of a kind of database, for whoever needs no server. */
  public static Words words(Engine engine) {
    return switch (engine) {
      case H2, H2_MYSQL, H2_SQLSERVER -> H2Server.dialect();
      case POSTGRESQL -> PostgresServer.dialect();
      case MYSQL -> MysqlServer.dialect();
      case MARIADB -> MariaServer.dialect();
      case SQLITE -> SqliteServer.dialect();
      case SQLSERVER -> SqlServerServer.dialect();
    };
  }

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    return of(name -> true, context);
  }

  /** Returns those that were started. */
  static List<Server> running(ExtensionContext context) {
    Store store = context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE);
    return ALL.stream()
        .map(each -> store.get(each.name(), Server.class))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Returns those that are wanted and have a certain name. */
  static Stream<? extends Arguments> of(Predicate<String> names, ExtensionContext context) {
    String told = System.getProperty(WANTED);
    List<String> wanted = List.of((told == null ? offered() : told).split(","));
    Predicate<String> taken = told == null ? names.and(worthwhile(context)) : names;
    List<Arguments> servers = new ArrayList<>();
    for (String name : wanted.stream().filter(taken).sorted().toList()) {
      servers.add(Arguments.of(server(name, context)));
    }
    return servers.stream();
  }

  /** Returns what makes a difference to the class of tests. */
  private static Predicate<String> worthwhile(ExtensionContext context) {
    Class<?> tests = context.getRequiredTestClass();
    boolean one = tests.isAnnotationPresent(OneCollation.class);
    boolean few = tests.isAnnotationPresent(FewOptions.class);
    boolean none = tests.isAnnotationPresent(WithoutOptions.class);
    Without without = tests.getAnnotation(Without.class);
    List<Variant> spared = without == null ? List.of() : List.of(without.value());
    return inThisBuild(tests)
        .and(
            name ->
                (Variant.SHIPPED.has(name)
                        ? isNamed(tests, name)
                        : !(one && name.endsWith("-defaults")))
                    && !(none && name.contains("?"))
                    && !(few && name.contains("?") && !name.contains(OF_TEXTS))
                    && spared.stream().noneMatch(each -> each.has(name)));
  }

  /** An ordinary build has the usual form of each server, and what the class says beside it. */
  private static Predicate<String> inThisBuild(Class<?> tests) {
    return Depth.isNightly() ? name -> true : name -> isNamed(tests, name);
  }

  private static boolean isNamed(Class<?> tests, String name) {
    EveryBuild said = tests.getAnnotation(EveryBuild.class);
    Set<Variant> named = said == null ? Set.of() : Set.of(said.value());
    return (said != null && named.isEmpty())
        || Stream.of(Variant.values()).filter(each -> each.has(name)).allMatch(named::contains);
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
