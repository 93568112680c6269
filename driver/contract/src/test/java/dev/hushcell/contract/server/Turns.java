package dev.hushcell.contract.server;

import dev.hushcell.testing.Depth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.Parameter;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/**
 * Skips a test on all but one of the server processes, before anything is prepared for it, unless
 * it says {@link EveryServer}. Of those that follow one another each runs on another one, and in
 * the next build perhaps not on the same.
 */
final class Turns implements BeforeEachCallback {
  private static final List<String> PROCESSES = List.of("postgresql", "mariadb", "mysql");
  private static final List<String> OF_MYSQL = List.of("mariadb", "mysql");

  /** The time at which the build began, the same for all its JVMs. */
  private static final String BUILD = System.getProperty("hushcell.contract.build", "none");

  @Override
  public void beforeEach(ExtensionContext context) {
    boolean ofMysql = context.getRequiredTestClass().isAnnotationPresent(EachMaria.class);
    List<String> processes = ofMysql ? OF_MYSQL : PROCESSES;
    int place = processes.indexOf(server(context));
    if (place < 0 || System.getProperty(Servers.WANTED) != null || wantsEvery(context)) {
      return;
    }
    String test = context.getRequiredTestMethod().getName() + context.getDisplayName();
    if (!Depth.takes(place, processes.size(), BUILD + test)) {
      throw new TestAbortedException("runs on another server; here, in another build");
    }
  }

  private static boolean wantsEvery(ExtensionContext context) {
    return Stream.of(context.getRequiredTestMethod(), context.getRequiredTestClass())
        .anyMatch(each -> AnnotationSupport.isAnnotated(each, EveryServer.class));
  }

  private static String server(ExtensionContext context) {
    return AnnotationSupport.findAnnotatedFieldValues(
            context.getRequiredTestInstance(), Parameter.class, Server.class)
        .get(0)
        .name();
  }
}
