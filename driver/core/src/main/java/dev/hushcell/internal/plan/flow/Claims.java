package dev.hushcell.internal.plan.flow;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.screen.TouchFilter.Mentions;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.tree.Identifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The proof that every mention of a statement was understood. Whoever takes a name for what it
 * means claims its place by a role; a place that may mean something protected and that nobody
 * claimed refuses the statement. So nothing is sent because nothing was found.
 *
 * <p>The tree has more corners than are read here: a name in an unread one is not claimed either.
 */
public final class Claims {
  private final Mentions mentions;
  private final Map<Integer, Role> claimed = new HashMap<>();

  Claims(Mentions mentions) {
    this.mentions = mentions;
  }

  /** What a name is at its place. */
  public enum Role {
    /** A table or view that was looked up and found, or a common table expression. */
    RELATION,
    /** A column that was found. */
    COLUMN,
    /** A table, alias or schema in front of a dot, which was found. */
    QUALIFIER,
    /** A new name: an alias, a common table expression, a name of what is selected. */
    INTRODUCED,
    /** A routine that reaches nothing protected. */
    ROUTINE,
    /** A word that is a value or a type to the database. */
    WORD,
    /** A name of something else: an index, a window, a collation. */
    LABEL
  }

  /** Claims the place of a name. */
  public void claim(Identifier name, Role role) {
    claim(name.token(), role);
  }

  /** Claims the places of names. */
  public void claim(List<Identifier> names, Role role) {
    names.forEach(each -> claim(each, role));
  }

  /** Claims the place of a token. */
  public void claim(Token token, Role role) {
    Role before = claimed.putIfAbsent(token.begin(), role);
    if (before != null && before != role) {
      throw notRead(token);
    }
  }

  /** Tells whether a name may mean something protected at its place. */
  public boolean isMention(Identifier name) {
    return mentions.isAt(name.token().begin());
  }

  /** Returns the refusal of a statement of which a mention was not claimed; empty for others. */
  Optional<Fault> refusal() {
    return mentions.tokens().stream()
        .filter(token -> !claimed.containsKey(token.begin()))
        .findFirst()
        .map(Claims::notRead);
  }

  private static Fault notRead(Token token) {
    return PlanFault.NOT_ALL_READ.at(
        token.begin(),
        "a protected table or column may be named here, and it is not known what the name means"
            + " there; write the statement in another way");
  }
}
