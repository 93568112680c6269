package dev.hushcell.contract.server;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.params.Parameter;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/** Counts the tests that ran on each server, and keeps what {@link RanTests} was told of it. */
final class Tally implements AfterEachCallback, InvocationInterceptor {
  private static final Namespace NAMESPACE = Namespace.create(Tally.class);

  /** What became known in one run; written to the file at its end where that is wanted. */
  static final class Counts implements AutoCloseable {
    private final Map<String, LongAdder> ran = new ConcurrentHashMap<>();
    private final Map<String, RanFile.Line> told = new ConcurrentHashMap<>();

    void told(String server, RanFile.Line line) {
      told.put(server, line);
    }

    @Override
    public void close() throws Exception {
      if (RanFile.isRecorded()) {
        Map<String, Long> sums = new TreeMap<>();
        ran.forEach((server, count) -> sums.put(server, count.sum()));
        RanFile.add(told, sums);
      }
    }
  }

  static Counts counts(ExtensionContext context) {
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
        .getOrComputeIfAbsent("counts", each -> new Counts(), Counts.class);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    boolean skipped =
        context.getExecutionException().filter(TestAbortedException.class::isInstance).isPresent();
    boolean factory = context.getRequiredTestMethod().isAnnotationPresent(TestFactory.class);
    if (!skipped && !factory) {
      count(context);
    }
  }

  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation, DynamicTestInvocationContext dynamic, ExtensionContext context)
      throws Throwable {
    invocation.proceed();
    count(context);
  }

  /** A dynamic test has no instance of its own, but that of the method that made it. */
  private static Object instance(ExtensionContext context) {
    return context.getTestInstance().orElseGet(() -> instance(context.getParent().orElseThrow()));
  }

  private static void count(ExtensionContext context) {
    AnnotationSupport.findAnnotatedFieldValues(instance(context), Parameter.class, Server.class)
        .forEach(
            server ->
                counts(context)
                    .ran
                    .computeIfAbsent(server.name(), each -> new LongAdder())
                    .increment());
  }
}
