package dev.hushcell.contract.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * Runs a class of tests on servers of its own whose disks can be full; on none where nothing can
 * limit their files.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Tally.class)
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@ArgumentsSource(EachScarce.Started.class)
public @interface EachScarce {

  /** Starts each, which ends when its tests have run. */
  final class Started implements ArgumentsProvider {
    /** Starts a server. */
    private interface Start {
      ScarceServer run() throws IOException;
    }

    private static final Map<String, Start> ALL =
        Map.of("postgresql", ScarceServer.Postgres::start, "mariadb", ScarceServer.Maria::start);

    @Override
    public Stream<? extends Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context) {
      String wanted = System.getProperty(Servers.WANTED, "postgresql,mariadb");
      return Stream.of(wanted.split(","))
          .filter(name -> ALL.containsKey(name) && FileLimit.isThere())
          .map(name -> Arguments.of(start(ALL.get(name))));
    }

    private static ScarceServer start(Start start) {
      try {
        return start.run();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
