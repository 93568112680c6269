package dev.hushcell.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes manual pages, one for each command. */
@Command(
    name = "generate-man",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell generate-man ~/.local/share/man/man1",
    description = "Writes a manual page for each command, for man.")
final class ManualCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "Where to write them; made where it is missing.")
  @SuppressWarnings("NullAway.Init") // required, so picocli sets it
  private Path folder;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<CommandLine> commands = new ArrayList<>();
    collect(spec.root().commandLine(), commands);
    Files.createDirectories(folder);
    for (CommandLine each : commands) {
      ManualPage page = new ManualPage(each);
      Files.writeString(folder.resolve(page.name() + ".1"), page.text());
    }
    spec.commandLine().getOut().printf("%d pages in %s%n", commands.size(), folder);
    return 0;
  }

  private static void collect(CommandLine command, List<CommandLine> commands) {
    commands.add(command);
    command.getSubcommands().values().forEach(each -> collect(each, commands));
  }
}
