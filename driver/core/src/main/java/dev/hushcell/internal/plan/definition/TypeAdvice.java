package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.plan.DdlFault;
import java.util.Locale;
import java.util.Map;

/**
 * What the refusal of a type advises, in the words of one database.
 *
 * @param types those that can be protected, as the end of a sentence that begins with "use"
 * @param instead what to do in place of certain types, by their names in capitals without what is
 *     in parentheses; a whole clause such as "use VARCHAR(n)"
 */
public record TypeAdvice(String types, Map<String, String> instead) {
  public TypeAdvice {
    instead = Map.copyOf(instead);
  }

  /** Returns the refusal of a type, without the literals that an enumeration has. */
  public RuntimeException refusal(String declared) {
    boolean literals = declared.indexOf('\'') >= 0 || declared.indexOf('"') >= 0;
    String shown = (literals ? beforeParenthesis(declared) : declared).strip();
    return DdlFault.TYPE_UNSUPPORTED.fault(
        "columns of type " + shown + " cannot be protected; " + what(declared));
  }

  private String what(String declared) {
    String name = beforeParenthesis(declared).strip().replaceAll("\\s+", " ");
    return instead.getOrDefault(name.toUpperCase(Locale.ROOT), "use " + types);
  }

  private static String beforeParenthesis(String declared) {
    int parenthesis = declared.indexOf('(');
    return parenthesis < 0 ? declared : declared.substring(0, parenthesis);
  }
}
