package dev.hushcell.cli;

import java.nio.charset.Charset;
import java.util.List;
import picocli.CommandLine;

/**
 * Tells whether texts reached this process as they were typed. The locale C has ASCII alone: of
 * every other letter the JVM makes a mark, and a statement with it would find, or store, another
 * value.
 */
final class Letters {
  private static final char LOST = '\uFFFD';

  private Letters() {}

  /** Runs a command, unless a word of its line is not what was typed. */
  static int run(CommandLine.ParseResult line) {
    if (line.originalArgs().stream().anyMatch(Letters::areLost)) {
      List<CommandLine> commands = line.asCommandLineList();
      CommandLine command = commands.get(commands.size() - 1);
      throw new CommandLine.ExecutionException(command, "lost", lost("the command line"));
    }
    return new CommandLine.RunLast().execute(line);
  }

  static boolean areLost(String text) {
    return text.indexOf(LOST) >= 0;
  }

  /** Returns what is wrong with a place from which texts come. */
  static UsageException lost(String place) {
    return new UsageException(
        place
            + " has letters that "
            + Charset.defaultCharset()
            + ", the charset of this locale, does not have; set LC_ALL=C.UTF-8");
  }
}
