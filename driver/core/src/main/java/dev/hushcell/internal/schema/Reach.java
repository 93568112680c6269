package dev.hushcell.internal.schema;

import dev.hushcell.internal.model.Protection;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what reaches a table by name: over-approximated, so that nothing is missed. */
final class Reach {
  private Reach() {}

  /**
   * Returns the folded names of the sources that have one of the names as a word in their text, or
   * the name of another such source; and of those whose text is not shown.
   */
  static Set<String> of(Set<String> foldedTableNames, List<InformationSchema.Source> sources) {
    Set<String> names = new HashSet<>();
    foldedTableNames.forEach(name -> names.add(searchable(name)));
    List<Searchable> texts = sources.stream().map(Searchable::of).toList();
    Set<String> reaching = new HashSet<>();
    boolean more = true;
    while (more) {
      more = false;
      for (Searchable source : texts) {
        if (!reaching.contains(source.name()) && source.names(names)) {
          reaching.add(source.name());
          names.add(searchable(source.name()));
          more = true;
        }
      }
    }
    return Set.copyOf(reaching);
  }

  private record Searchable(String name, @Nullable String text) {
    static Searchable of(InformationSchema.Source source) {
      String text = source.text();
      // Names that are not ASCII may be shown as U&"B\00fccher".
      String shown =
          text == null
              ? null
              : searchable(text + '\n' + UnicodeEscape.decode(text).replace("\"\"", "\""));
      return new Searchable(Protection.fold(source.name()), shown);
    }

    boolean names(Set<String> names) {
      return text == null || names.stream().anyMatch(name -> hasWord(text, name));
    }
  }

  private static boolean hasWord(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean begins = at == 0 || !isPartOfWord(text.charAt(at - 1));
      boolean ends = end == text.length() || !isPartOfWord(text.charAt(end));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static String searchable(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
  }
}
