package dev.hushcell.internal.value;

import dev.hushcell.internal.model.Documents;
import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.ProtectedColumn;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Text of variable and of fixed length. Length is counted as the database does. Fixed length is
 * trimmed on the right when stored and, where the database does it, padded again when read. Values
 * of other types are stored as the text that the database would make of them.
 */
final class TextConversion extends ColumnConversion {
  private final boolean fixed;
  private final boolean lowered;
  private final boolean limited;

  TextConversion(ProtectedColumn column, ValueRules rules) {
    super(column, rules);
    this.fixed = type.family() == Family.CHAR;
    this.lowered = column.compare().isLowered();
    this.limited = rules.have(ValueQuirk.PLAIN_TEXT);
  }

  @Override
  @Nullable Object stored(Object value) {
    String text = value instanceof String string ? string : written(value);
    String kept = text == null ? null : kept(text);
    if (kept != null && rules.lengthOf(kept) > type.precision()) {
      throw faults.tooLong();
    }
    return kept;
  }

  /** Other kinds are refused: a database would convert every stored text to the other type. */
  @Override
  boolean isComparable(Object value) {
    return value instanceof String || (value instanceof byte[] && !fixed && !limited);
  }

  @Override
  @Nullable Object equal(Object value) {
    String text = value instanceof byte[] bytes ? decoded(bytes) : value.toString();
    String kept = text == null ? null : kept(text);
    return kept != null && rules.lengthOf(kept) > type.precision() ? null : kept;
  }

  @Override
  public Object shown(Object canonical) {
    if (!fixed || !rules.padsFixedText()) {
      return canonical;
    }
    String text = (String) canonical;
    return text + " ".repeat(Math.max(0, (int) type.precision() - rules.lengthOf(text)));
  }

  private String kept(String text) {
    if (!isWellFormed(text) || (limited && text.indexOf('\0') >= 0)) {
      throw faults.brokenText();
    }
    String folded = lowered ? text.toLowerCase(Locale.ROOT) : text;
    return fixed ? Texts.withoutPadding(folded) : folded;
  }

  private @Nullable String written(Object value) {
    if (value instanceof Boolean) {
      String word = value.toString();
      return limited ? notInDocument(word) : word.toUpperCase(Locale.ROOT);
    }
    if (value instanceof BigDecimal number) {
      return notInDocument(decimal(number));
    }
    if (value instanceof UUID || (value instanceof Number && !Numbers.isBinary(value))) {
      return notInDocument(value.toString());
    }
    if (limited) {
      return null;
    }
    if (value instanceof byte[] bytes) {
      String text = decoded(bytes);
      if (text == null) {
        throw faults.brokenText();
      }
      return text;
    }
    boolean zero = value instanceof Number number && number.doubleValue() == 0;
    return zero ? "0.0" : Texts.of(value);
  }

  private @Nullable String notInDocument(String text) {
    return limited && Documents.isDocument(type) ? null : text;
  }

  /** Returns the text that the bytes are in UTF-8, or null when they are none. */
  private static @Nullable String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** Tells whether every surrogate has its other half; UTF-8 would replace a lone one. */
  static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isSurrogate(unit)) {
        boolean paired =
            Character.isHighSurrogate(unit)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!paired) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /** Checked before it is written out: 1E+1000000000 has a billion digits. */
  private String decimal(BigDecimal number) {
    long digits = Math.max((long) number.precision() - number.scale(), number.scale());
    if (digits > type.precision()) {
      throw faults.tooLong();
    }
    return number.toPlainString();
  }
}
