package dev.hushcell.internal.plan.text;

import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.policy.Access;
import dev.hushcell.policy.TypeKnowledge;
import dev.hushcell.policy.Vouched;

/**
 * What a planner knows from the beginning.
 *
 * @param types of the database
 * @param rules what statements mean to the database
 * @param access what the connections may not do with protected columns
 * @param vouched what the configuration vouches for
 */
record Known(TypeKnowledge types, SqlRules rules, Access access, Vouched vouched) {}
