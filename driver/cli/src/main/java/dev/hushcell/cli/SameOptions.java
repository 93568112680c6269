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

  /** A URL that says where the database is and who asks, so no password or token either. */
  private static final Pattern PLACE =
      Pattern.compile("[\\p{L}\\p{N}_./:~-]+(\\?user=[\\p{L}\\p{N}_.-]+)?");

  private final CommandLine called;

  SameOptions(CommandLine called) {
    this.called = called;
  }

  /**
   * Returns the line: a command beside the one that was called, what it is about, and the options
   * that both have. A URL that says more than a place and a user, such as a password or a token, is
   * left to the environment.
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
    if (option.longestName().equals("--url") && !PLACE.matcher(value).matches()) {
      return "\"$HUSHCELL_URL\"";
    }
    return BARE.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
  }
}
