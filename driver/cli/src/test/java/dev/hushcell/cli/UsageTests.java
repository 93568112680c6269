package dev.hushcell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the commands say of themselves: help, manual pages and completion. */
class UsageTests {
  @TempDir private Path directory;

  private static String printed(String... args) {
    StringWriter out = new StringWriter();
    HushcellCommand.commandLine(Shell.ofProcess()).setOut(new PrintWriter(out)).execute(args);
    return out.toString();
  }

  @Test
  void completionIsGenerated() {
    assertThat(printed("generate-completion")).contains("complete", "hushcell");
    assertThat(printed("generate-completion", "--shell", "fish").lines())
        .allMatch(line -> line.startsWith("complete -c hushcell "))
        .anyMatch(line -> line.contains("-a rotate-key"))
        .anyMatch(line -> line.contains("seen_subcommand_from encrypt' -l try-rows -r -d '"))
        .anyMatch(
            line -> line.endsWith("rewritten in one transaction or copies a table; default 2.'"));
  }

  @Test
  void aManualPageOfEachCommandIsWritten() throws IOException {
    Path folder = directory.resolve("man");
    printed("generate-man", folder.toString());
    assertThat(folder.resolve("hushcell.1")).content().contains(".SH EXIT CODES", ".B doctor");
    assertThat(folder.resolve("hushcell-column-encrypt.1"))
        .content()
        .contains(
            ".TH HUSHCELL", ".B \\-\\-try\\-rows ROWS", "hushcell column encrypt public.contact");
  }

  @Test
  void eachCommandThatDoesSomethingShowsExamples() {
    allCommands(HushcellCommand.commandLine(Shell.ofProcess()))
        .filter(each -> each.getSubcommands().isEmpty())
        .forEach(
            each ->
                assertThat(each.getUsageMessage())
                    .as(each.getCommandName())
                    .containsPattern("Examples:\n.*" + each.getCommandSpec().qualifiedName(" ")));
  }

  /** A list of commands shows the first line of each alone. */
  @Test
  void theFirstLineOfEachDescriptionIsASentence() {
    allCommands(HushcellCommand.commandLine(Shell.ofProcess()))
        .forEach(
            each ->
                assertThat(each.getCommandSpec().usageMessage().description()[0])
                    .as(each.getCommandName())
                    .matches("[A-Z].{10,90}\\.")
                    .doesNotContain(". "));
  }

  /** What stands in an array begins a line each, wherever a terminal breaks lines. */
  @Test
  void noLineOfADescriptionEndsWithinASentence() {
    allCommands(HushcellCommand.commandLine(Shell.ofProcess()))
        .map(CommandLine::getCommandSpec)
        .flatMap(
            each ->
                Stream.concat(
                    Stream.of(each.usageMessage().description()),
                    each.args().stream().flatMap(argument -> Stream.of(argument.description()))))
        .forEach(line -> assertThat(line).endsWith("."));
  }

  private static Stream<CommandLine> allCommands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(UsageTests::allCommands));
  }
}
