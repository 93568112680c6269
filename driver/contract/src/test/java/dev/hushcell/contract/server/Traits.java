package dev.hushcell.contract.server;

import dev.hushcell.internal.plan.Scoping;
import dev.hushcell.testing.scopes.Tongue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one of two databases does otherwise that are the same in most.
 *
 * @param scoping the order in which names are resolved; empty where another of its kind is asked
 * @param tongue in which statements that confuse names are written for it
 * @param lacks finds forms in a statement that only the other one has
 */
record Traits(Optional<Scoping> scoping, Tongue tongue, Pattern lacks) {}
