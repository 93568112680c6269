package dev.hushcell.architecture.broken.internal.sql;

import java.sql.Connection;

/** Breaks: a reader of SQL that needs a driver. */
record KnowsJdbc(Connection connection) {}
