/**
 * The leak test: marked values go in through every path; none may be found in what the database,
 * the wire, the logs and the messages hold.
 */
package dev.hushcell.leak;
