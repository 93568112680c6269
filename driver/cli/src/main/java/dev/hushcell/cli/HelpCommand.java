package dev.hushcell.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the documentation that is in the jar. */
@Command(
    name = "help",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = {
      "hushcell help HC-1207",
      "hushcell help column encrypt",
      "hushcell help databases/mariadb-mysql"
    },
    description = {
      "Shows what a command takes, what an error means, or a page of the documentation.",
      "Without an argument, lists the pages."
    })
final class HelpCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "WHAT",
      description = "A command (key rotate), a code (HC-1207) or a page (keys, databases/h2).")
  private List<String> what = List.of();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    HelpPages pages = new HelpPages();
    if (what.isEmpty()) {
      spec.parent().commandLine().usage(out);
      out.println();
      out.println("Pages: " + String.join(", ", pages.names()));
      return 0;
    }
    CommandLine command = command();
    if (command != null) {
      command.usage(out);
      return 0;
    }
    String name = String.join(" ", what);
    String page =
        pages
            .find(name)
            .orElseThrow(
                () ->
                    new UsageException(
                        "there is no command, code or page "
                            + name
                            + "; hushcell help lists them"));
    TerminalText text = new TerminalText(spec.commandLine().getColorScheme());
    out.println(text.of(page.strip()).stripTrailing());
    return 0;
  }

  private @Nullable CommandLine command() {
    CommandLine command = spec.parent().commandLine();
    for (String each : what) {
      command = command.getSubcommands().get(each);
      if (command == null) {
        return null;
      }
    }
    return command;
  }
}
