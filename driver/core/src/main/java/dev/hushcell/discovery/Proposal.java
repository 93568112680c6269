package dev.hushcell.discovery;

import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;

/**
 * A column that should perhaps be protected. Holds counts, never a value.
 *
 * @param column the column as the database reports it
 * @param kind what it seems to hold
 * @param confidence how sure that is
 * @param named whether its name says so
 * @param sampled how many values were looked at; NULL and what is too long does not count
 * @param matching how many of them have the form of the kind
 * @param distinct about how many different ones there were
 * @param search the search mode that fits how the column is used
 * @param reason why that mode
 * @param compare what has to be declared beside the search mode, because the database compares the
 *     column otherwise than cells
 * @param change what becomes different by that; empty where nothing does
 */
public record Proposal(
    ColumnName column,
    Kind kind,
    Confidence confidence,
    boolean named,
    int sampled,
    int matching,
    int distinct,
    Search search,
    String reason,
    Compare compare,
    String change) {}
