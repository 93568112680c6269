package dev.hushcell.internal.fips;

import dev.hushcell.internal.fault.Fault;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One start of a copy of the module, on a thread of its own. Whoever asks first has it begun; all
 * get the same module, or the fault that prevented it. Thread-safe.
 */
final class SharedStart {
  private final FutureTask<StartedModule> task;
  private final AtomicBoolean begun = new AtomicBoolean();

  SharedStart(Callable<StartedModule> start) {
    this.task = new FutureTask<>(() -> proven(start));
  }

  private static StartedModule proven(Callable<StartedModule> start) {
    try {
      StartedModule module = start.call();
      module.prove();
      return module;
    } catch (Fault told) {
      throw told;
    } catch (Exception | LinkageError | AssertionError e) {
      throw FipsFault.START_FAILED.fault(
          "the FIPS module did not start; see the cause: a self-test or the integrity check failed,"
              + " or the JVM is not supported by the module",
          e);
    }
  }

  /** Has the module started in the background, and says so, if nobody did so before. */
  boolean begin() {
    if (!begun.compareAndSet(false, true)) {
      return false;
    }
    // A thread of its own, so that an interrupted connect cannot break the start for good and the
    // daemons of the module do not inherit the context class loader of an application.
    Thread thread = new Thread(null, task, "hushcell-fips-start", 0, false);
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    thread.setDaemon(true);
    thread.start();
    return true;
  }

  boolean isUnderWay() {
    return begun.get() && !task.isDone();
  }

  boolean isOver() {
    return task.isDone();
  }

  /** Waits for the module and proves it on this thread too. */
  FipsModule module() {
    boolean unusedFirst = begin();
    StartedModule module = await();
    module.prove();
    return module;
  }

  private StartedModule await() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw rethrown(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException rethrown(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException told ? told : new IllegalStateException(cause);
  }
}
