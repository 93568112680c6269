package dev.hushcell.cli;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Writes a line for a shell that calls another command with the options of this one. */
final class SameOptions {
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");
  private static final Pattern SECRET = Pattern.compile("(?i)passw|pwd=|secret|://[^/@]*:[^/@]*@");

  private final CommandLine called;

  SameOptions(CommandLine called) {
    this.called = called;
  }

  /**
   * Returns the line: a command beside the one that was called, what it is about, and the options
   * that both have. A URL that may hold a password is left to the environment.
   */
  String line(String command, String about) {
    CommandLine other =
        Objects.requireNonNull(called.getParent().getSubcommands().get(command), command);
    Stream<String> options =
        called.getParseResult().matchedOptions().stream()
            .filter(option -> other.getCommandSpec().findOption(option.longestName()) != null)
            .filter(option -> !List.of("--json", "--only-begin").contains(option.longestName()))
            .flatMap(SameOptions::written);
    return Stream.concat(Stream.of(other.getCommandSpec().qualifiedName(" "), about), options)
        .collect(Collectors.joining(" "));
  }

  private static Stream<String> written(OptionSpec option) {
    if (option.typeInfo().isBoolean()) {
      return Stream.of(option.longestName());
    }
    return option.originalStringValues().stream()
        .map(value -> option.longestName() + " " + word(option, value));
  }

  private static String word(OptionSpec option, String value) {
    if (option.longestName().equals("--url") && SECRET.matcher(value).find()) {
      return "\"$HUSHCELL_URL\"";
    }
    return BARE.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
  }
}
