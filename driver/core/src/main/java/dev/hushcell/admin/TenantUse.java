package dev.hushcell.admin;

import dev.hushcell.policy.ColumnName;

/**
 * How many cells of one tenant, of a column of which each tenant has a key, somebody used, as an
 * audit says it.
 *
 * @param time the beginning of the time that it is about; empty for all that there is
 * @param profile the profile of the connections; empty for none
 * @param user the user of the database
 * @param column of which column
 * @param tenant whose cells
 * @param opened how many the application got
 * @param evaluated how many were opened to decide conditions and orders
 * @param sealed how many values were sealed
 */
public record TenantUse(
    String time,
    String profile,
    String user,
    ColumnName column,
    String tenant,
    long opened,
    long evaluated,
    long sealed) {}
