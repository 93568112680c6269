package dev.hushcell.testing;

import java.lang.reflect.Method;

/**
 * The memory that a thread has asked for. Found by name, because the module under test does not
 * read the one that counts.
 */
public final class Allocation {
  private Allocation() {}

  /** Returns the bytes that a task allocates in this thread. */
  public static long of(Runnable task) throws ReflectiveOperationException {
    Object bean =
        Class.forName("java.lang.management.ManagementFactory")
            .getMethod("getThreadMXBean")
            .invoke(null);
    Method bytes =
        Class.forName("com.sun.management.ThreadMXBean")
            .getMethod("getCurrentThreadAllocatedBytes");
    long before = (long) bytes.invoke(bean);
    task.run();
    return (long) bytes.invoke(bean) - before;
  }
}
