package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.ddl.DdlReader;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a definition is read on.
 *
 * @param reader reads definitions of the database
 * @param schema the database as the session sees it
 * @param protection what is protected
 * @param types what is known of types
 * @param names the folded names of protected tables and of what reaches them
 * @param vouched what the configuration vouches for
 * @param views refuses the query of a view to be made that could not be followed
 */
public record DefinitionContext(
    DdlReader reader,
    SchemaView schema,
    Protection protection,
    TypeKnowledge types,
    Set<String> names,
    TrustedObjects vouched,
    Consumer<Tokens> views) {
  /** Copies the set. */
  public DefinitionContext {
    names = Set.copyOf(names);
  }
}
