package dev.hushcell.internal.value;

import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.ProtectedColumn;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Text of variable and of fixed length. Length is counted as the database does. Fixed length is
 * trimmed on the right when stored and, where the database does it, padded again when read.
 */
final class TextConversion implements Conversion {
  private final ProtectedColumn column;
  private final ColumnFaults faults;
  private final ValueText plainText;
  private final ValueRules rules;
  private final boolean fixed;

  TextConversion(ProtectedColumn column, ValueRules rules) {
    this.rules = rules;
    this.column = column;
    this.faults = new ColumnFaults(column);
    this.plainText = new ValueText(column, rules);
    this.fixed = column.type().family() == Family.CHAR;
  }

  @Override
  public Object assigned(Object value) {
    String text = value instanceof String string ? string : plainText.of(value);
    String kept = kept(text);
    if (rules.lengthOf(kept) > column.type().precision()) {
      throw faults.tooLong();
    }
    return kept;
  }

  /** Other kinds are refused: a database would convert every stored text to the other type. */
  @Override
  public @Nullable Object compared(Object value) {
    String text;
    if (value instanceof String || value instanceof Character) {
      text = value.toString();
    } else if (value instanceof byte[] bytes && !fixed && !rules.have(ValueQuirk.PLAIN_TEXT)) {
      String decoded = ValueText.decoded(bytes);
      if (decoded == null) {
        return null;
      }
      text = decoded;
    } else {
      throw faults.notComparable(value);
    }
    String kept = kept(text);
    return rules.lengthOf(kept) > column.type().precision() ? null : kept;
  }

  @Override
  public Object shown(Object canonical) {
    if (!fixed || !rules.padsFixedText()) {
      return canonical;
    }
    String text = (String) canonical;
    return text + " ".repeat(Math.max(0, (int) column.type().precision() - rules.lengthOf(text)));
  }

  private String kept(String text) {
    boolean noNul = rules.have(ValueQuirk.PLAIN_TEXT);
    if (!ValueText.isWellFormed(text) || (noNul && text.indexOf('\0') >= 0)) {
      throw faults.brokenText();
    }
    String folded = column.compare().isLowered() ? text.toLowerCase(Locale.ROOT) : text;
    return fixed ? trimmed(folded) : folded;
  }

  private static String trimmed(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }
}
