package dev.hushcell.benchmarks.comparison;

import java.util.Arrays;

/**
 * What one turn of one contestant took.
 *
 * @param rows or statements that it was about
 * @param client CPU time of all threads of the application, in nanoseconds
 * @param server CPU time of the database server, where it is another process
 * @param wall time that passed
 * @param bytes that were allocated
 */
record Turn(long rows, long client, long server, long wall, long bytes) {
  /** CPU time of application and server for each row, in microseconds. */
  double cpu() {
    return (client + server) / 1000.0 / rows;
  }

  double elapsed() {
    return wall / 1000.0 / rows;
  }

  double allocated() {
    return (double) bytes / rows;
  }

  /** Returns the line that {@link #parse} reads. */
  String line() {
    return rows + " " + client + " " + server + " " + wall + " " + bytes;
  }

  static Turn parse(String line) {
    long[] parts = Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
    return new Turn(parts[0], parts[1], parts[2], parts[3], parts[4]);
  }
}
