package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.policy.Protection;
import dev.hushcell.policy.TypeKnowledge;
import dev.hushcell.policy.Vouched;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a definition is read on.
 *
 * @param schema the database as the session sees it
 * @param protection what is protected
 * @param types what is known of types
 * @param names the folded names of protected tables and of what reaches them
 * @param vouched what the configuration vouches for
 * @param views refuses the query of a view to be made that could not be followed
 */
public record Surroundings(
    SchemaView schema,
    Protection protection,
    TypeKnowledge types,
    Set<String> names,
    Vouched vouched,
    Consumer<Tokens> views) {
  /** Copies the set. */
  public Surroundings {
    names = Set.copyOf(names);
  }
}
