package dev.hushcell.cli;

import java.util.List;
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
      "hushcell help COMMAND, help PAGE and help HC-nnnn show the documentation.",
      "Exit codes: 0 done; 1 something was found or would be refused; 2 wrong usage;",
      "3 the database, the configuration or the key store said no."
    },
    subcommands = {
      InitCommand.class,
      StatusCommand.class,
      DoctorCommand.class,
      KeyCommand.class,
      TenantCommand.class,
      ColumnCommand.class,
      AuditCommand.class,
      EraseCommand.class,
      ExplainCommand.class,
      SqlCommand.class,
      DiscoverCommand.class,
      HelpCommand.class,
      CompletionCommand.class,
      ManualCommand.class
    })
public final class HushcellCommand implements Runnable {
  private static final String LOG = "org.slf4j.simpleLogger.defaultLogLevel";

  static final int FOUND = 1;
  static final int FAILED = 3;

  /** Stands above the examples of each command. */
  static final String EXAMPLES = "%nExamples:%n";

  @Spec private CommandSpec spec;

  private final Shell shell;

  @SuppressWarnings("NullAway.Init") // picocli sets the specification
  private HushcellCommand(Shell shell) {
    this.shell = shell;
  }

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    if (System.getProperty(LOG) == null) {
      System.setProperty(LOG, "error"); // what is warned of, the commands say themselves
    }
    System.exit(commandLine(Shell.ofProcess()).execute(args));
  }

  /** Returns the command as a test runs it. */
  static CommandLine commandLine(Shell shell) {
    CommandLine command = new CommandLine(new HushcellCommand(shell));
    CommandLine.IParameterExceptionHandler usage = command.getParameterExceptionHandler();
    return command
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(Letters::run)
        .setParameterExceptionHandler((e, args) -> misused(e, args, usage))
        .setExecutionExceptionHandler(HushcellCommand::failed);
  }

  /** Returns what a command below this one was started in. */
  static Shell shell(CommandSpec below) {
    return ((HushcellCommand) below.root().userObject()).shell;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Tells programs too what was not understood; nothing was parsed that could say so. */
  private static int misused(
      CommandLine.ParameterException e, String[] args, CommandLine.IParameterExceptionHandler usage)
      throws Exception {
    if (List.of(args).contains("--json")) {
      e.getCommandLine().getOut().println(Output.json(Failure.of(e)));
    }
    return usage.handleParseException(e, args);
  }

  /** Messages of the driver hold no secret and say what to do; a stack would only hide that. */
  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult result) {
    Failure failure = Failure.of(e);
    CommandLine.ParseResult parsed = command.getParseResult();
    if (parsed != null && parsed.hasMatchedOption("--json")) {
      command.getOut().println(Output.json(failure));
    }
    command.getErr().println(command.getColorScheme().errorText(failure.error().message()));
    failure.error().hint().ifPresent(hint -> command.getErr().println(hint));
    return e instanceof UsageException ? CommandLine.ExitCode.USAGE : FAILED;
  }
}
