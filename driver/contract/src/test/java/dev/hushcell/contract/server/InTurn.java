package dev.hushcell.contract.server;

import dev.hushcell.testing.Depth;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.Parameter;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/**
 * In an ordinary build, each test of the class runs on one of the server processes, beside the
 * databases within the JVM: the first on PostgreSQL, another on MariaDB, a third on MySQL, and the
 * same each time. A nightly build, and one that names the servers it wants, runs each on all.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InTurn.Turns.class)
public @interface InTurn {

  /** Returns whether it is so; false on a test that says something of one server alone. */
  boolean value() default true;

  /** Skips a test before anything is prepared for it. */
  final class Turns implements BeforeEachCallback {
    private static final List<String> PROCESSES = List.of("postgresql", "mariadb", "mysql");

    @Override
    public void beforeEach(ExtensionContext context) {
      int place = PROCESSES.indexOf(server(context));
      if (place < 0 || System.getProperty(Servers.WANTED) != null || !isInTurn(context)) {
        return;
      }
      String test = context.getRequiredTestMethod().getName() + context.getDisplayName();
      if (!Depth.takes(place, PROCESSES.size(), test)) {
        throw new TestAbortedException("runs on another server; here, left to a nightly build");
      }
    }

    private static boolean isInTurn(ExtensionContext context) {
      Stream<AnnotatedElement> said =
          Stream.of(context.getRequiredTestMethod(), context.getRequiredTestClass());
      return said.map(each -> AnnotationSupport.findAnnotation(each, InTurn.class))
          .flatMap(Optional::stream)
          .findFirst()
          .filter(InTurn::value)
          .isPresent();
    }

    private static String server(ExtensionContext context) {
      return AnnotationSupport.findAnnotatedFieldValues(
              context.getRequiredTestInstance(), Parameter.class, Server.class)
          .get(0)
          .name();
    }
  }
}
