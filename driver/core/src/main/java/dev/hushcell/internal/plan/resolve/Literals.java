package dev.hushcell.internal.plan.resolve;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.form.ParsedStatement;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.statement.create.table.ColDataType;
import org.jspecify.annotations.Nullable;

/** Literals that are no values but part of the form of a statement: lengths, intervals. */
public final class Literals {
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private final ParsedStatement statement;
  private final Set<Integer> read = new HashSet<>();

  Literals(ParsedStatement statement) {
    this.statement = statement;
  }

  /** Takes note of the numbers in a type. */
  public void readType(ColDataType type) {
    readText(type.toString());
  }

  /** Takes note of the literals in a text from the tree. */
  public void readText(@Nullable String text) {
    if (text == null) {
      return;
    }
    Matcher digits = DIGITS.matcher(text);
    while (digits.find()) {
      int index = Integer.parseInt(digits.group());
      if (index < statement.tokens().size() && isLiteral(statement.tokens().get(index))) {
        read.add(index);
      }
    }
  }

  /** Refuses the statement if a parameter or literal of it was neither attributed nor read here. */
  public void requireAllRead(Set<Integer> attributed) {
    for (int i = 0; i < statement.tokens().size(); i++) {
      Token token = statement.tokens().get(i);
      boolean open = isLiteral(token) || token.kind() == TokenKind.PARAMETER;
      if (open && !attributed.contains(i) && !read.contains(i)) {
        throw PlanFault.NOT_ALL_READ.at(
            token.begin(),
            "a parameter or literal is in a place where its meaning is unknown;"
                + " write the statement in another way");
      }
    }
  }

  private static boolean isLiteral(Token token) {
    return token.kind() == TokenKind.STRING
        || token.kind() == TokenKind.BINARY
        || token.kind() == TokenKind.NUMBER;
  }
}
