package dev.hushcell.internal.plan.text;

import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.policy.Access;
import dev.hushcell.policy.TypeKnowledge;

/**
 * What a planner knows from the beginning.
 *
 * @param types of the database
 * @param rules what statements mean to the database
 * @param access what the connections may not do with protected columns
 */
record Known(TypeKnowledge types, SqlRules rules, Access access) {}
