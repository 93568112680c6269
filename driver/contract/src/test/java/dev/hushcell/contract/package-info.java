/**
 * What Hushcell promises, held against every kind of database by the same tests. They rely on a
 * JDBC URL and nothing else.
 */
package dev.hushcell.contract;
