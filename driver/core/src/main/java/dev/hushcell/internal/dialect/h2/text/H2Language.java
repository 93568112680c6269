package dev.hushcell.internal.dialect.h2.text;

import dev.hushcell.internal.sql.Language;
import dev.hushcell.internal.sql.LexRules;
import dev.hushcell.internal.sql.LiteralScan;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.TextScan;
import dev.hushcell.internal.sql.Token;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** H2 2.x in any of its modes. */
public final class H2Language implements Language {
  @Override
  public LexRules rules(Set<SessionFlag> flags) {
    return new H2Lexemes(flags);
  }

  /**
   * Reads what H2 reads in another way in some of its modes, and names in backticks, whose case its
   * settings decide.
   *
   * @param flags what database and session have switched
   */
  private record H2Lexemes(Set<SessionFlag> flags) implements LexRules {
    private static final Set<String> SYMBOLS = Names.words(COMMON_SYMBOLS);
    private static final Set<Notation> ALL = Set.of(Notation.values());
    private static final Set<Notation> WITHOUT_HASHES =
        Set.copyOf(EnumSet.complementOf(EnumSet.of(Notation.HASHES)));

    @Override
    public Set<Notation> notations() {
      return flags.contains(SessionFlag.HASHES_IN_NAMES) ? ALL : WITHOUT_HASHES;
    }

    @Override
    public Set<String> symbols() {
      return SYMBOLS;
    }

    @Override
    public boolean read(TextScan scan) {
      char next = scan.peek(1);
      return switch (scan.peek(0)) {
        case '`' -> backtick(scan);
        case '[' -> flags.contains(SessionFlag.BRACKETED_NAMES) && bracket(scan);
        case '0' ->
            (next == 'x' || next == 'X')
                && flags.contains(SessionFlag.HEXADECIMAL_IS_BINARY)
                && hexadecimal(scan);
        default -> false;
      };
    }

    /** Folded like an unquoted name. */
    private boolean backtick(TextScan scan) {
      LiteralScan.Read read = scan.literals().quoted(scan.at(), '`');
      scan.add(Token.Kind.QUOTED, read.end(), folded(read.value()));
      return true;
    }

    private String folded(String name) {
      if (flags.contains(SessionFlag.NAMES_KEPT)) {
        return name;
      }
      return flags.contains(SessionFlag.NAMES_LOWERED)
          ? name.toLowerCase(Locale.ENGLISH)
          : name.toUpperCase(Locale.ENGLISH);
    }

    /** The first closing bracket ends the name, even a doubled one. */
    private static boolean bracket(TextScan scan) {
      LiteralScan.Read read = scan.literals().upTo(']', scan.at(), scan.at() + 1);
      scan.add(Token.Kind.QUOTED, read.end(), read.value());
      return true;
    }

    private static boolean hexadecimal(TextScan scan) {
      String text = scan.text();
      int begin = scan.at() + 2;
      int end = TextScan.end(text, begin, c -> TextScan.isDigit(c, 16));
      boolean goesOn = end < text.length() && Character.isJavaIdentifierPart(text.codePointAt(end));
      if (goesOn || (end - begin) % 2 != 0) {
        throw LiteralScan.malformed(scan.at());
      }
      scan.noteNeighbour();
      scan.add(Token.Kind.BINARY, end, text.substring(begin, end));
      return true;
    }
  }
}
