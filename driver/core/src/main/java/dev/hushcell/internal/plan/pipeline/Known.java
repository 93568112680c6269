package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.plan.SqlRules;

/**
 * What a planner knows from the beginning.
 *
 * @param types of the database
 * @param rules what statements mean to the database
 * @param access what the connections may not do with protected columns
 * @param vouched what the configuration vouches for
 */
record Known(TypeKnowledge types, SqlRules rules, Access access, TrustedObjects vouched) {}
