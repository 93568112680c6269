package dev.hushcell.samples.crm.alarm;

import java.time.Instant;

/**
 * Statements that asked for more cells of a column than {@code hushcell.yaml} lets them.
 *
 * @param column {@code table.column}
 * @param last when the last of them did
 * @param statements how many did since the process began
 */
public record Alarm(String column, Instant last, int statements) {}
