package dev.hushcell.contract.server;

import java.util.Map;

/**
 * What one kind of database calls the things that scripts write in braces, such as {@code {bytes
 * 20}}. A word that is missing means that the kind has nothing of the sort: the step is skipped.
 *
 * @param meanings by the word; {@code %s} stands for what follows it in the braces
 */
public record Words(Map<String, String> meanings) {
  /** Thrown by {@link #in} for a word that this kind has not. */
  public static final class Missing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Missing(String word) {
      super(word);
    }
  }

  /** Returns a text with each word in braces replaced. */
  public String in(String text) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int open = text.indexOf("{="); open >= 0; open = text.indexOf("{=", from)) {
      int close = text.indexOf('}', open);
      String[] word = text.substring(open + 2, close).split(" ", 2);
      String meaning = meanings.get(word[0]);
      if (meaning == null) {
        throw new Missing(word[0]);
      }
      out.append(text, from, open);
      out.append(meaning.replace("%s", word.length > 1 ? word[1] : ""));
      from = close + 1;
    }
    return out.append(text.substring(from)).toString();
  }
}
