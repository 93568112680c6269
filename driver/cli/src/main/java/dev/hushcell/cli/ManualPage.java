package dev.hushcell.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of one command, in the macros of {@code man(7)}. */
final class ManualPage {
  private final CommandLine command;
  private final CommandSpec spec;
  private final List<String> lines = new ArrayList<>();

  ManualPage(CommandLine command) {
    this.command = command;
    this.spec = command.getCommandSpec();
  }

  /** Returns its name, as in {@code man hushcell-key-rotate}. */
  String name() {
    return spec.qualifiedName("-");
  }

  String text() {
    lines.clear();
    lines.add(".TH " + name().toUpperCase(java.util.Locale.ROOT) + " 1");
    lines.add(".SH NAME");
    lines.add(escaped(name()) + " \\- " + escaped(first(spec.usageMessage().description())));
    lines.add(".SH SYNOPSIS");
    lines.add(".nf");
    lines.add(escaped(command.getHelp().synopsis(0).strip()));
    lines.add(".fi");
    section("DESCRIPTION", spec.usageMessage().description());
    if (!spec.positionalParameters().isEmpty()) {
      lines.add(".SH ARGUMENTS");
      for (PositionalParamSpec each : spec.positionalParameters()) {
        entry(each.paramLabel(), each.description());
      }
    }
    if (!spec.options().isEmpty()) {
      lines.add(".SH OPTIONS");
      for (OptionSpec each : spec.options()) {
        String value = each.arity().max() > 0 ? " " + each.paramLabel() : "";
        entry(String.join(", ", each.names()) + value, each.description());
      }
    }
    if (!command.getSubcommands().isEmpty()) {
      lines.add(".SH COMMANDS");
      command
          .getSubcommands()
          .forEach(
              (name, below) -> entry(name, below.getCommandSpec().usageMessage().description()));
    }
    section(spec.parent() == null ? "EXIT CODES" : "EXAMPLES", spec.usageMessage().footer());
    return String.join("\n", lines) + "\n";
  }

  private void section(String title, String[] text) {
    if (text.length == 0) {
      return;
    }
    lines.add(".SH " + title);
    for (String each : text) {
      lines.add(escaped(each));
      lines.add(".br");
    }
  }

  private void entry(String term, String[] description) {
    lines.add(".TP");
    lines.add(".B " + escaped(term));
    for (String each : description) {
      lines.add(escaped(each));
    }
  }

  private static String first(String[] description) {
    return description.length == 0 ? "" : description[0];
  }

  /** A line that begins with a point or an apostrophe would be a macro. */
  private static String escaped(String text) {
    String plain = Ansi.OFF.string(text).replace("\\", "\\e").replace("-", "\\-");
    return plain
        .lines()
        .map(each -> each.matches("[.'].*") ? "\\&" + each : each)
        .reduce((a, b) -> a + "\n" + b)
        .orElse("");
  }
}
