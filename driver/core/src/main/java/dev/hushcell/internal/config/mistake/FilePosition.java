package dev.hushcell.internal.config.mistake;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Where in a configuration something stands; lines and columns count from 1. */
public record FilePosition(String file, int line, int column) {
  private static final String SETTINGS = "hushcell.* in ";

  /** Names a configuration that stands in no file, and in whose text nobody would look. */
  public static String settingsOf(String reference) {
    int end = reference.indexOf(':');
    return SETTINGS + (end < 0 ? reference : reference.substring(0, end));
  }

  public static FilePosition of(String file, Optional<Mark> mark) {
    return mark.map(m -> new FilePosition(file, m.getLine() + 1, m.getColumn() + 1))
        .orElseGet(() -> new FilePosition(file, 1, 1));
  }

  public static FilePosition at(String file, String text, int offset) {
    int line = 1;
    int begin = 0;
    for (int i = 0; i < Math.min(offset, text.length()); i++) {
      boolean ends = text.charAt(i) == '\n';
      boolean endsAlone =
          text.charAt(i) == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
      if (ends || endsAlone) {
        line++;
        begin = i + 1;
      }
    }
    return new FilePosition(file, line, offset - begin + 1);
  }

  /** Returns the place of a tab that this line of the text is indented with. */
  public Optional<FilePosition> indentingTab(String text) {
    String[] lines = text.split("\\R", -1);
    String written = line <= lines.length ? lines[line - 1] : "";
    int indent = written.length() - written.stripLeading().length();
    int tab = written.substring(0, indent).indexOf('\t');
    return tab < 0 ? Optional.empty() : Optional.of(new FilePosition(file, line, tab + 1));
  }

  @Override
  public String toString() {
    return file.startsWith(SETTINGS) ? file : file + ", line " + line + ", column " + column;
  }
}
