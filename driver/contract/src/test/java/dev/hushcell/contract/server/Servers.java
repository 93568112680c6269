package dev.hushcell.contract.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * All servers, for {@link EachServer}. Each is started when the first test asks for it, and stopped
 * when the last test of all has ended. The system property {@code hushcell.contract.servers} limits
 * them to some names.
 */
public final class Servers implements ArgumentsProvider {
  private static final Namespace NAMESPACE = Namespace.create(Servers.class);
  private static final Map<String, Supplier<Server>> ALL =
      Map.of("h2", H2Server::new, "postgresql", PostgresServer::new);

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    List<String> wanted =
        List.of(
            System.getProperty("hushcell.contract.servers", String.join(",", ALL.keySet()))
                .split(","));
    List<Arguments> servers = new ArrayList<>();
    for (String name : wanted.stream().sorted().toList()) {
      servers.add(Arguments.of(server(name, context)));
    }
    return servers.stream();
  }

  private static Server server(String name, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(name, each -> ALL.get(each).get(), Server.class);
  }
}
