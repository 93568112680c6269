package dev.hushcell.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/** The lines that somebody types, or that a file has. */
@FunctionalInterface
interface Lines {
  /** Typed, it forgets what was typed before. */
  String CLEAR = "\\clear";

  /**
   * Returns the next line; empty at the end.
   *
   * @param prompt shown to whoever types
   */
  Optional<String> next(String prompt) throws IOException;

  /** Returns the lines of a file, or of a pipe, which is shown no prompt. */
  static Lines of(BufferedReader reader) {
    return prompt -> Optional.ofNullable(reader.readLine());
  }
}
