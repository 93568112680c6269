package dev.hushcell.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A round of a benchmark in a JVM of its own, in which nothing was loaded before. */
final class Forked {
  private Forked() {}

  /** Runs a program with arguments; returns the numbers in the last line that it prints. */
  static double[] run(Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> options = List.of("-cp", System.getProperty("java.class.path"));
    return run(options, program, arguments);
  }

  /** The same with options of the JVM, which say the class path. */
  static double[] run(List<String> options, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(BenchModule.argument());
    command.addAll(options);
    command.add(program.getName());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output;
    try (InputStream in = process.getInputStream()) {
      output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    if (process.waitFor() != 0) {
      throw new IOException("a round failed: " + output);
    }
    String[] lines = output.strip().split("\n", -1);
    String[] parts = lines[lines.length - 1].strip().split(" ", -1);
    return Arrays.stream(parts).mapToDouble(Double::parseDouble).toArray();
  }
}
