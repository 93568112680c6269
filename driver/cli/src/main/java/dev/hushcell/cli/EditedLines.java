package dev.hushcell.cli;

import java.io.IOException;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Lines that somebody types and can edit and call back. They are remembered in memory only: there
 * are values in them.
 */
final class EditedLines implements Lines, AutoCloseable {
  private final Terminal terminal;
  private final LineReader reader;

  EditedLines(Terminal terminal) {
    this.terminal = terminal;
    this.reader =
        LineReaderBuilder.builder()
            .appName("hushcell")
            .terminal(terminal)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true) // "!" and "\" are SQL
            .build();
  }

  /** Returns those of the terminal of this process. */
  static EditedLines ofTerminal() throws IOException {
    return new EditedLines(TerminalBuilder.builder().system(true).dumb(true).build());
  }

  @Override
  public Optional<String> next(String prompt) {
    return next(reader, prompt);
  }

  /** Returns the next line of a reader. */
  static Optional<String> next(LineReader reader, String prompt) {
    try {
      String line = reader.readLine(prompt);
      if (Letters.areLost(line)) {
        throw Letters.lost("what was typed");
      }
      return Optional.of(line);
    } catch (UserInterruptException interrupted) {
      return Optional.of(CLEAR);
    } catch (EndOfFileException end) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
