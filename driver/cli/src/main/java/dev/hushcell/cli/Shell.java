package dev.hushcell.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a command is started in.
 *
 * @param environment gives a variable
 * @param input the standard input
 * @param secrets asks for a secret at the terminal, without showing it; empty where there is none
 * @param terminal whether somebody types the standard input
 */
record Shell(
    Function<String, Optional<String>> environment,
    Supplier<BufferedReader> input,
    Function<String, Optional<String>> secrets,
    boolean terminal) {

  /** Returns the one of this process. */
  static Shell ofProcess() {
    return new Shell(
        name -> Optional.ofNullable(System.getenv(name)),
        () -> Lines.reader(System.in, Charset.defaultCharset()),
        prompt ->
            terminalOfProcess().map(console -> console.readPassword("%s", prompt)).map(String::new),
        terminalOfProcess().isPresent());
  }

  @SuppressWarnings("SystemConsoleNull") // the newer ones are asked for more
  private static Optional<Console> terminalOfProcess() {
    return Optional.ofNullable(System.console()).filter(Shell::isTerminal);
  }

  /** JDK 22 and later have a console without a terminal too, and say which it is. */
  private static boolean isTerminal(Console console) {
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException before22) {
      return true;
    }
  }
}
