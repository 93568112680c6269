package dev.hushcell.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
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
    return prompt -> {
      try {
        return Optional.ofNullable(reader.readLine());
      } catch (CharacterCodingException e) {
        throw new UsageException(
            "the input is no text in the charset of this locale; convert it, or set LC_ALL=C.UTF-8"
                + " where it is UTF-8");
      }
    };
  }

  /** Returns a reader that fails where the input is no text in a charset. */
  static BufferedReader reader(InputStream input, Charset charset) {
    return new BufferedReader(new InputStreamReader(input, charset.newDecoder()));
  }
}
