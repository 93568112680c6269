package dev.hushcell.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Lines that have the shell {@code fish} complete a command, those below it, and their options. */
final class FishCompletion {
  private final String name;
  private final List<String> lines = new ArrayList<>();

  private FishCompletion(String name) {
    this.name = name;
  }

  static String of(CommandLine root) {
    FishCompletion script = new FishCompletion(root.getCommandName());
    script.command(root, List.of());
    return script.lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private void command(CommandLine command, List<String> path) {
    Collection<CommandLine> below = command.getSubcommands().values();
    List<String> names = below.stream().map(CommandLine::getCommandName).distinct().toList();
    String here = condition(path, names);
    for (CommandLine each : below) {
      line(here, " -f -a " + each.getCommandName(), each.getCommandSpec());
    }
    for (OptionSpec option : command.getCommandSpec().options()) {
      line(condition(path, List.of()), flags(option), option.description());
    }
    for (CommandLine each : below) {
      List<String> further = new ArrayList<>(path);
      further.add(each.getCommandName());
      command(each, further);
    }
  }

  /** Within a command, and in none of those below it yet. */
  private static String condition(List<String> path, List<String> below) {
    List<String> tests = new ArrayList<>();
    path.forEach(each -> tests.add("__fish_seen_subcommand_from " + each));
    if (!below.isEmpty()) {
      tests.add("not __fish_seen_subcommand_from " + String.join(" ", below));
    }
    return String.join("; and ", tests);
  }

  private static String flags(OptionSpec option) {
    StringBuilder flags = new StringBuilder();
    for (String each : option.names()) {
      flags.append(each.startsWith("--") ? " -l " + each.substring(2) : " -s " + each.substring(1));
    }
    if (option.arity().max() > 0) {
      flags.append(" -r");
    }
    if (option.completionCandidates() != null) {
      List<String> values = new ArrayList<>();
      option.completionCandidates().forEach(values::add);
      flags.append(" -f -a ").append(quoted(String.join(" ", values)));
    }
    return flags.toString();
  }

  private void line(String condition, String flags, CommandSpec command) {
    line(condition, flags, command.usageMessage().description());
  }

  private void line(String condition, String flags, String[] description) {
    String text = firstSentence(Ansi.OFF.string(String.join(" ", description)));
    lines.add(
        "complete -c "
            + name
            + (condition.isEmpty() ? "" : " -n " + quoted(condition))
            + flags
            + " -d "
            + quoted(text));
  }

  /** Lines of a help are broken where a terminal ends, and fish shows one. */
  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
