package dev.hushcell.internal.fips;

import dev.hushcell.internal.fault.Fault;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The one copy of each version of the module that all graphs of a JVM share, because its start
 * costs about a second of CPU. Both versions run side by side where configurations ask for both.
 *
 * <p>Not mutable state but immutable constants, computed at the first use: either the started
 * module or the fault that prevented it, which is then thrown at each use. The registration of the
 * driver does not touch them.
 */
public final class FipsModules {
  private FipsModules() {}

  /** Returns the started module, or throws the {@link FipsFault} that prevented it. */
  public static FipsModule shared(ModuleChoice choice) {
    return switch (choice) {
      case CERTIFIED -> Certified.RESULT.module();
      case PATCHED -> Patched.RESULT.module();
    };
  }

  /** Starts a copy of the module on a thread of its own and proves it on that and on this one. */
  static FipsModule start(Callable<StartedModule> start) {
    FutureTask<StartedModule> task =
        new FutureTask<>(
            () -> {
              StartedModule module = start.call();
              module.prove();
              return module;
            });
    // A thread of its own, so that an interrupted connect cannot break the start for good and the
    // daemons of the module do not inherit the context class loader of an application.
    Thread thread = new Thread(null, task, "hushcell-fips-start", 0, false);
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    thread.setDaemon(true);
    thread.start();
    StartedModule module = await(task);
    module.prove();
    return module;
  }

  private static StartedModule await(FutureTask<StartedModule> task) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw e.getCause() instanceof Fault fault ? fault : failed(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Fault failed(@Nullable Throwable cause) {
    return FipsFault.START_FAILED.fault(
        "the FIPS module did not start; see the cause: a self-test or the integrity check failed,"
            + " or the JVM is not supported by the module",
        cause == null ? new IllegalStateException("no cause") : cause);
  }

  private static final class Certified {
    static final Result RESULT = Result.of(ModuleChoice.CERTIFIED);
  }

  private static final class Patched {
    static final Result RESULT = Result.of(ModuleChoice.PATCHED);
  }

  private record Result(@Nullable FipsModule started, @Nullable Fault fault) {
    static Result of(ModuleChoice choice) {
      try {
        return new Result(start(ModuleStart.ofThisDriver(choice)), null);
      } catch (Fault fault) {
        return new Result(null, fault);
      }
    }

    FipsModule module() {
      if (fault != null) {
        throw fault;
      }
      if (started == null) {
        throw new IllegalStateException("neither started nor failed");
      }
      return started;
    }
  }
}
