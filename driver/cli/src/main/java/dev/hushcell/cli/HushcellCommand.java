package dev.hushcell.cli;

import java.sql.SQLException;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code hushcell} command. */
@Command(
    name = "hushcell",
    mixinStandardHelpOptions = true,
    version = "hushcell 0.1.0",
    description = "Shows and steers what Hushcell protects in a database.",
    footer = {
      "",
      "Exit codes: 0 done; 1 something was found or would be refused; 2 wrong usage;",
      "3 the database, the configuration or the key store said no."
    },
    subcommands = {
      InitCommand.class,
      StatusCommand.class,
      DoctorCommand.class,
      KeyCommand.class,
      ColumnCommand.class,
      AuditCommand.class,
      ExplainCommand.class,
      DiscoverCommand.class,
      GenerateCompletion.class
    })
public final class HushcellCommand implements Runnable {
  static final int FOUND = 1;
  static final int FAILED = 3;

  @Spec private CommandSpec spec;

  /** Built by picocli, which sets the specification. */
  @SuppressWarnings("NullAway.Init") // picocli sets it
  HushcellCommand() {}

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** Returns the command as a test runs it. */
  static CommandLine commandLine() {
    return new CommandLine(new HushcellCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(HushcellCommand::failed);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Messages of the driver hold no secret and say what to do; a stack would only hide that. */
  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult result) {
    boolean told = e instanceof SQLException || e instanceof UsageException;
    String text = told ? String.valueOf(e.getMessage()) : e.toString();
    command.getErr().println(command.getColorScheme().errorText(text));
    return e instanceof UsageException ? CommandLine.ExitCode.USAGE : FAILED;
  }
}
