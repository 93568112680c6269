package dev.hushcell.benchmarks.comparison;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what threads and server processes have used. All threads of Java count, so that nobody
 * saves by working in another one; those of the compiler and the garbage collector are not of Java.
 */
final class Meter {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Map<Long, Long> cpu = new HashMap<>();
  private final Map<Long, Long> bytes = new HashMap<>();
  private final Map<Long, Long> servers = new HashMap<>();
  private final long wall;

  /** Starts to measure. */
  Meter(List<Long> processes) throws IOException {
    for (long process : processes) {
      servers.put(process, used(process));
    }
    long[] threads = THREADS.getAllThreadIds();
    long[] allocated = THREADS.getThreadAllocatedBytes(threads);
    long[] times = THREADS.getThreadCpuTime(threads);
    for (int i = 0; i < threads.length; i++) {
      cpu.put(threads[i], times[i]);
      bytes.put(threads[i], allocated[i]);
    }
    wall = System.nanoTime();
  }

  long passed() {
    return System.nanoTime() - wall;
  }

  /** Returns what was used since it began. */
  Turn stop(long rows) throws IOException {
    long passed = passed();
    long[] threads = THREADS.getAllThreadIds();
    long[] times = THREADS.getThreadCpuTime(threads);
    long[] allocated = THREADS.getThreadAllocatedBytes(threads);
    long client = 0;
    long all = 0;
    for (int i = 0; i < threads.length; i++) {
      client += Math.max(0, times[i] - cpu.getOrDefault(threads[i], 0L));
      all += Math.max(0, allocated[i] - bytes.getOrDefault(threads[i], 0L));
    }
    return new Turn(rows, client, servers(), passed, all);
  }

  private long servers() throws IOException {
    long sum = 0;
    for (Map.Entry<Long, Long> process : servers.entrySet()) {
      sum += used(process.getKey()) - process.getValue();
    }
    return sum;
  }

  /** Linux tells the time that a process was running in nanoseconds. */
  private static long used(long process) throws IOException {
    String line = Files.readString(Path.of("/proc/" + process + "/schedstat"));
    return Long.parseLong(line.substring(0, line.indexOf(' ')));
  }
}
