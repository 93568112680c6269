package dev.hushcell.testing.scopes;

import java.util.Locale;
import java.util.Random;

/**
 * Writes names in the ways in which a database finds them, and now and then one that it finds under
 * another name only, or not at all. A statement is plain, quoted here and there, or wild.
 */
final class Spelling {
  /** What a name is of. */
  enum Use {
    RELATION,
    ALIAS,
    COLUMN
  }

  private final Tongue tongue;
  private final Random random;
  private final int quoted;
  private final int escaped;
  private final int otherCase;
  private final int wrong;

  Spelling(Tongue tongue, Random random) {
    this.tongue = tongue;
    this.random = random;
    int mood = random.nextInt(10);
    this.quoted = mood < 4 ? 0 : 25;
    this.otherCase = mood < 2 ? 0 : 12;
    this.escaped = mood < 8 ? 0 : 10;
    this.wrong = mood < 6 ? 0 : 4;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** Writes a name that the database keeps like this. */
  String of(String kept, Use use) {
    String name = chance(wrong) ? confused(kept, use) : kept;
    if (!tongue.has(Feature.QUOTED_CASE)) {
      return withoutCase(name, use);
    }
    if (tongue.has(Feature.ESCAPED_NAMES) && chance(escaped)) {
      return escaped(name);
    }
    if (chance(quoted) || !tongue.stored(name).equals(name)) {
      return tongue.quoted(name);
    }
    return bare(name);
  }

  private String bare(String name) {
    String bare = name.toLowerCase(Locale.ROOT);
    return chance(otherCase) ? otherCase(bare) : bare;
  }

  private String otherCase(String bare) {
    return random.nextBoolean()
        ? bare.toUpperCase(Locale.ROOT)
        : bare.substring(0, 1).toUpperCase(Locale.ROOT) + bare.substring(1);
  }

  /** Columns are found in any case; tables and aliases are not everywhere. */
  private String withoutCase(String name, Use use) {
    boolean anyCase = use == Use.COLUMN || tongue.has(Feature.CASELESS_TABLES);
    String written = anyCase && chance(otherCase) ? otherCase(name) : name;
    if (use == Use.RELATION && tongue.has(Feature.STRIPPED_PREFIX) && chance(escaped)) {
      return "`#mysql50#" + written + "`";
    }
    return chance(quoted) ? tongue.quoted(written) : written;
  }

  /** Returns a name that this one may be taken for. */
  private String confused(String kept, Use use) {
    String lower = kept.toLowerCase(Locale.ROOT);
    if (use == Use.RELATION && random.nextBoolean()) {
      return kept + " ";
    }
    return kept.equals(tongue.stored(lower)) ? tongue.odd(lower) : tongue.stored(lower);
  }

  /** Tells whether a literal is written with escapes or in parts. */
  boolean writesLiteralsOddly() {
    return chance(escaped * 3);
  }

  private String escaped(String name) {
    char escape = "\\\\\\!#~".charAt(random.nextInt(6));
    int at = random.nextInt(name.length());
    String code = String.format(chance(70) ? "%c%04x" : "%c+%06x", escape, (int) name.charAt(at));
    String text = name.substring(0, at) + code + name.substring(at + 1);
    return "U&\"" + text + "\"" + (escape == '\\' ? "" : " UESCAPE '" + escape + "'");
  }
}
