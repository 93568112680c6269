/** What only PostgreSQL has, against a real server. */
package dev.hushcell.contract.postgresql;
